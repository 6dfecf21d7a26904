// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/mistakes.h"

#include <array>
#include <optional>

namespace deltascope {

/// One rule of a pass replaced by a mistake of the table, for every entry that the rule makes. All that is
/// computed after it follows from it by the right rules, in the pass as in the forward pass after the update.
struct Slip
{
    StepId step = StepId::delta2;                    ///< z1 … db1 or update, whose rule is replaced
    Mistake mistake = Mistake::OutputSlopeForgotten; ///< that takes its place

    bool operator==(const Slip &) const = default;
};

/// The terms whose rules can be replaced, in the order of the walk; beside them the update's.
inline constexpr std::array replaced_terms = {Asked::z1,   Asked::x1,     Asked::z2,     Asked::x2,
                                              Asked::loss, Asked::delta2, Asked::delta1, Asked::dW2,
                                              Asked::db2,  Asked::dW1,    Asked::db1};

/// Whether it changes the loss, and not only what flows back from it.
bool is_forward(const Slip &slip);

/// The term in which it is seen first; of the update W², which stands for all four parameters.
Asked term_of(StepId step);

/// η as the slip takes it: the update is θ − rate ∂θ.
double rate_with(double rate, const std::optional<Slip> &slip);

} // namespace deltascope
