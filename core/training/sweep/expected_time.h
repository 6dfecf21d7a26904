// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/sweep/parallel_runs.h"

#include <vector>

namespace deltascope {

/// How many seconds so many runs at once will take for all of them: guessed from the first, which is trained
/// for a third of a second, as if all were like it. ∞ where that is too short to tell. runs are not empty.
double expected_seconds(const std::vector<PlannedRun> &runs, const std::shared_ptr<const Dataset> &train,
                        const std::shared_ptr<const Dataset> &test, int workers);

} // namespace deltascope
