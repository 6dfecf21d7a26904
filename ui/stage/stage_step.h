// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/steps.h"
#include "ui/workbench/hidden_numbers.h"

#include <optional>

namespace deltascope {

/// How the stage takes part in a step of a pass.
struct StageStep
{
    StepId id = StepId::x0;
    /// The entry whose making is shown: a hidden unit, an output, … or none: the whole term at once.
    std::optional<int> component;
    /// Of δ¹ⱼ's making: how many of the contributions w²ⱼₖδ²ₖ have arrived, up to 10; 11 once φ′ has scaled
    /// their sum.
    int arrived = 11;

    bool operator==(const StageStep &) const = default;
};

/// What the stage is asked to show beside its content.
struct StageFocus
{
    std::optional<StageStep> step;      ///< none outside the Step job
    std::optional<Selection> selection; ///< the selected number
    std::optional<Term> lit;            ///< the term that the cursor is on elsewhere (in the equation)
    std::optional<Selection> pointed;   ///< the one number of it that the cursor is on, if it is on one
    HiddenNumbers hidden;               ///< of the step; they stand as NaN in the content
    bool outdated = false;              ///< the network has changed since; what is shown has not
    std::optional<int> epoch;           ///< shown is the network after this epoch, not the present one

    bool operator==(const StageFocus &) const = default;
};

} // namespace deltascope
