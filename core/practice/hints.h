// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/task.h"

#include <functional>
#include <string>
#include <vector>

namespace deltascope {

// Hints come in three levels: which rule (rule_of() in questions.h), with which numbers, and the product
// written out.

/// One number to light up.
using HintNumber = TermEntry;

/// The numbers that the rule puts together for this entry, in the order in which it is written. Of a sum over
/// the inputs those that are not multiplied by 0. For after.loss the target and, as one number, all
/// parameters (Term::theta).
std::vector<HintNumber> hint_numbers(const Task &task, const Entry &entry);

/// The rule with its numbers, ready to be worked out: "(0.4·0.138499 + 0.5·(−0.0380982))·0.241301". show
/// writes a number; it gets them at full precision. Sums of more than most_summands are cut to their largest
/// summands and "…".
std::string hint_product(const Task &task, const Entry &entry,
                         const std::function<std::string(double)> &show);

} // namespace deltascope
