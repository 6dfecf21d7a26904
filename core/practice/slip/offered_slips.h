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

/// What can be named while one of these is looked for: all of them and, at steps with only one or two,
/// mistakes that can be made with any number, so that the step does not tell the mistake. In the same order,
/// of each step those that are added last.
std::vector<Slip> nameable_slips(const std::vector<Slip> &offered);

/// One of them, by seed: first the step, then the mistake, each as likely as the others. offered is not
/// empty.
Slip slip_from(const std::vector<Slip> &offered, std::uint64_t seed);

} // namespace deltascope
