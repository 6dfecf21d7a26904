// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/steps.h"

#include <optional>

namespace deltascope {

/// Stages in the making of one δ¹ⱼ: 0 … 10 contributions have arrived, then φ′ has scaled their sum.
inline constexpr int scaled_stage = 11;

/// Where a walk stands. All positions form one line, from the whole of x⁰ to the whole of the last step; with
/// inside steps, after the whole of a step come its components one by one.
///
/// Components are the entries of a vector; the ten terms of the loss; the columns of a matrix, each of which
/// is one vector scaled by one δ; and the four parameters of the update.
struct WalkPosition
{
    StepId step = StepId::x0;
    std::optional<int> component = std::nullopt; ///< none: the whole term
    int stage = scaled_stage;                    ///< of δ¹ⱼ's making; scaled_stage for everything else

    bool operator==(const WalkPosition &) const = default;
};

/// How many components the step is made of one by one; 0 where it comes at once.
int componentCount(StepId step, int hiddenUnits);

/// The next position on the line, or the next step's whole when over is true; the same at the end.
WalkPosition nextPosition(const WalkPosition &position, int hiddenUnits, bool inside);
/// Undoes nextPosition().
WalkPosition previousPosition(const WalkPosition &position, int hiddenUnits, bool inside);

} // namespace deltascope
