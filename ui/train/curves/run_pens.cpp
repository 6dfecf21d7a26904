// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/run_pens.h"

#include "ui/theme/theme.h"

namespace deltascope {

namespace {
constexpr double boldWidth = 2;
constexpr double thinWidth = 1.25;
} // namespace

RunPens runPens(const QColor &run, bool alone)
{
    const Colours &c = colours();
    const QColor train = alone ? c.trainCurve : mix(run, c.surface, 0.35);
    const QColor slope = alone ? c.positive : run;
    const auto dashed = [](const QColor &colour, double width) {
        QPen pen(colour, width);
        pen.setDashPattern({4, 2});
        return pen;
    };
    return {.train = dashed(train, thinWidth),
            .test = QPen(alone ? c.testCurve : run, boldWidth),
            .batch = QPen(mix(c.surface, train, 0.55), 1),
            .hiddenSlope = QPen(slope, boldWidth),
            .outputSlope = dashed(slope, boldWidth)};
}

} // namespace deltascope
