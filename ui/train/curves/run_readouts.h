// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/readout.h"

#include <QWidget>

namespace deltascope {

/// What the curves of several runs say at the epoch that is read off: test and training, loss and accuracy,
/// in the colours of the runs. Takes no room for one run alone.
class RunReadouts : public QWidget
{
    Q_OBJECT

public:
    explicit RunReadouts(QWidget *parent = nullptr);

    /// Of the present run last.
    void showReadouts(const std::vector<Readout> &readouts);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int drawRow(QPainter &painter, int top, const std::array<QString, 3> &texts, const QColor &colour) const;

    std::vector<Readout> m_readouts; ///< empty for one run alone
};

} // namespace deltascope
