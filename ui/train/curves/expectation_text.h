// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/curve_comparison.h"
#include "core/training/record/snapshot.h"

#include <QString>

namespace deltascope {

class ExpectedCurve;

/// The test loss of a run as a curve, wherever it has been measured.
std::vector<SeriesPoint> testLossOf(const TrainingSnapshot &snapshot);

/// How a run differs so far from what was expected of it: how fast it falls, how far, whether it levels off
/// as the axis shows it, whether it goes up, with the moment that this is said of. within: its losses between
/// those of real. Empty before there is enough of it to tell.
QString differenceText(const ExpectedCurve &expected, const std::vector<SeriesPoint> &real, LossAxis axis,
                       const std::vector<SeriesPoint> &within = {});

} // namespace deltascope
