// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/sweep_table.h"

#include <string>
#include <vector>

namespace deltascope::cli {

/// What the runs of each setting reach over their seeds, the highest median first, in a table for people: of
/// the test accuracy at the end median, quartiles, worst and best. Then whether the first one's lead over
/// each other is more than luck: see compare_groups(); where there are several such comparisons, the luck of
/// each is multiplied by their number (Bonferroni). Runs that have diverged or failed are counted apart.
std::string summary_text(const std::vector<SweepRow> &rows);

} // namespace deltascope::cli
