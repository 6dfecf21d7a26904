// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/run_curves.h"

#include <vector>

class QCPItemStraightLine;
class QCPItemTracer;

namespace deltascope {

/// The vertical line through the curves at the hovered epoch, with a dot on each of them. It has a layer of
/// its own, so that moving it redraws no curve.
class CurveCursor
{
public:
    CurveCursor(QCustomPlot &plot, const CurveAxes &axes);

    void show(double x, const std::vector<RunCurves::Dot> &dots);
    void hide();
    /// Draws the layer; the plot's own replot() does it too.
    void replot();

private:
    QCPItemTracer *dot(std::size_t index);

    QCustomPlot &m_plot;
    std::vector<QCPItemStraightLine *> m_lines;
    std::vector<QCPItemTracer *> m_dots;
};

} // namespace deltascope
