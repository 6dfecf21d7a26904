// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/types.h"

#include <QWidget>

namespace deltascope {

/// The ten outgoing weights of a hidden unit as signed bars with their values.
class OutgoingBars : public QWidget
{
    Q_OBJECT

public:
    explicit OutgoingBars(QWidget *parent = nullptr);

    /// Row unit of W².
    void show(int unit, const Vector<float> &weights);
    QString text(int output) const; ///< the value of the bar

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tellAll();
    int m_unit = 0;
    Vector<float> m_weights;
};

} // namespace deltascope
