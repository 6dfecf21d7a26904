// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPen>

namespace deltascope {

/// How the curves of a run are drawn, and shown in the legend.
struct RunPens
{
    QPen train;
    QPen test;
    QPen batch;
    QPen hiddenSlope;
    QPen outputSlope;
};
/// With several runs, each has a colour; one run alone has the theme's for training and test.
RunPens runPens(const QColor &run, bool alone);

} // namespace deltascope
