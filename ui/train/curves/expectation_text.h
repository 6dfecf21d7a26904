// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/snapshot.h"

#include <QString>

namespace deltascope {

/// The test loss of a run as a curve, wherever it has been measured.
std::vector<SeriesPoint> testLossOf(const TrainingSnapshot &snapshot);

/// How a run differs so far from what was expected of it: how fast it falls, how far, whether it levels off,
/// whether it goes up, with the moment that this is said of. within: its losses between those of real. Empty
/// before there is enough of it to tell.
QString differenceText(const std::vector<SeriesPoint> &expected, const std::vector<SeriesPoint> &real,
                       const std::vector<SeriesPoint> &within = {});

} // namespace deltascope
