// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/slip/slip.h"
#include "core/practice/task.h"

#include <cstdint>
#include <vector>

namespace deltascope {

/// The slips that can be looked for in this pass: they are defined for it, what comes out differs clearly
/// from what the rule gives, from what every other mistake of the same step gives, and is finite throughout.
/// In the order of the walk, those of a step in the order of Mistake.
///
/// Left out are mistakes that replace no rule of their own step (a gradient from another δ is a slip in δ),
/// that have several values (which summand is missing?) and rounding. Takes some milliseconds at K = 1024.
std::vector<Slip> offered_slips(const Task &task);

/// One of them, by seed: first the step, then the mistake, each as likely as the others. offered is not
/// empty.
Slip slip_from(const std::vector<Slip> &offered, std::uint64_t seed);

} // namespace deltascope
