// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCustomPlot;

namespace deltascope {

/// Lets the axes of a small plot write their ticks in the digits of all other numbers. Nothing in such a plot
/// moves: the mouse and its wheel belong to what it lies on.
void setUpAxes(QCustomPlot *plot);
/// The present theme's background, axes and type; call it again when that changes.
void colourAxes(QCustomPlot *plot);

} // namespace deltascope
