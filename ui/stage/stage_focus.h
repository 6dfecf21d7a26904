// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/sizes.h"
#include "core/network/steps.h"
#include "ui/workbench/hidden_numbers.h"

#include <optional>
#include <vector>

namespace deltascope {

/// Substeps in the making of one δ¹ⱼ: 0 … 10 contributions have arrived, one from each output that there is;
/// then, at this one, φ′ has scaled their sum. Of all other components this is the substep at which they are
/// there as a whole.
inline constexpr int scaled_substep = max_outputs + 1;

/// Where a walk through a pass stands: which term is made, and how far.
struct WalkPosition
{
    StepId step = StepId::x0;
    std::optional<int> component = std::nullopt; ///< a hidden unit, an output, …; none: the whole term
    int substep = scaled_substep;                ///< of the component's making

    bool operator==(const WalkPosition &) const = default;
};

/// What the stage is asked to show beside its content.
struct StageFocus
{
    std::optional<WalkPosition> step;   ///< none outside the Step job
    std::optional<Selection> selection; ///< the selected number
    std::optional<Term> lit;            ///< the term that the cursor is on elsewhere (in the equation)
    std::optional<Selection> pointed;   ///< the one number of it that the cursor is on, if it is on one
    HiddenNumbers hidden;               ///< of the step; they stand as NaN in the content
    bool takesChanges = false;          ///< numbers can be dragged, and the input's picture can be painted
    std::vector<Selection> changed;     ///< by hand: shown is a what-if, not the network
    bool outdated = false;              ///< the network has changed since; what is shown has not
    std::optional<int> epoch;           ///< shown is the network after this epoch, not the present one

    bool operator==(const StageFocus &) const = default;
};

} // namespace deltascope
