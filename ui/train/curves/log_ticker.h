// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/custom_plot.h"

namespace deltascope {

/// The ticks of a logarithmic axis, all with labels: round numbers as close to each other as there is room
/// for, over many decades and within a part of one.
class LogTicker : public QCPAxisTicker
{
public:
    /// Between two labels, as a share of the axis' length.
    void setLeastGap(double share) { m_leastGap = share; }

protected:
    int getSubTickCount(double tickStep) override;
    QVector<double> createTickVector(double tickStep, const QCPRange &range) override;

private:
    double m_leastGap = 0.1;
};

} // namespace deltascope
