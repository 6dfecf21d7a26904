// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/readout.h"

#include <QWidget>

namespace deltascope {

/// What the curves of several runs say at the epoch that is read off: test and training, loss and accuracy,
/// in the colours of the runs; and of a band where its runs lie. Takes no room for one run alone.
class RunReadouts : public QWidget
{
    Q_OBJECT

public:
    explicit RunReadouts(QWidget *parent = nullptr);

    /// Of the present run last. raised: of the run of a band that is pointed at or was chosen.
    void showReadouts(const std::vector<Readout> &readouts, const std::vector<BandReadout> &bands = {},
                      const std::optional<Readout> &raised = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int drawRow(QPainter &painter, int top, const std::array<QString, 3> &texts, const QColor &colour) const;

    int paintRun(QPainter &painter, int top, const Readout &readout) const;
    int paintBand(QPainter &painter, int top, const BandReadout &readout) const;
    void paintColour(QPainter &painter, int top, const QColor &colour) const;

    std::vector<Readout> m_readouts; ///< empty for one run alone
    std::vector<BandReadout> m_bands;
};

} // namespace deltascope
