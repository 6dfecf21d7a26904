// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/descent/settings.h"

#include <vector>

namespace deltascope {

/// The values that one setting takes in a sweep.
struct GridAxis
{
    Setting setting;                      ///< not Functions as a pair: each function is an axis of its own
    std::vector<TrainingSettings> values; ///< each with its value in that setting; the rest does not count
};

/// How many combinations of their values there are; as a double, because it may be more than fits a whole
/// number.
double combination_count(const std::vector<GridAxis> &axes);

/// base with every combination of the values, the last axis varying fastest. Those that nothing can be
/// trained with are left out: functions that do not go together.
std::vector<TrainingSettings> combinations(const TrainingSettings &base, const std::vector<GridAxis> &axes);

/// What is missing among runs that are every combination of the values that their settings have, seeds also
/// those in between: nothing where more would be missing than are there, because they are no such grid.
std::vector<TrainingSettings> gaps_in(const std::vector<TrainingSettings> &runs);

/// n numbers from a to b, n at least 2: by equal factors where both are positive, as learning rates are
/// tried, and by equal steps otherwise. Those in between have three significant digits, so that they can be
/// quoted.
std::vector<double> values_between(double a, double b, int n);

} // namespace deltascope
