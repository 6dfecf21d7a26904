// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/walk/step_walk.h"

#include <array>

namespace deltascope {

/// What a gradient check can move a little.
inline constexpr std::array nudged_terms = {Term::W1, Term::b1, Term::z1, Term::W2, Term::b2, Term::z2};

/// The number that the walk's gradient check is of: the one that is selected, or of which the selected one
/// is the derivative; where the selection is neither, the parameter that belongs to the step.
Selection nudgedNumber(const StepWalk &walk);

/// The derivative by such a number: ∂Lₙ/∂θ, and of a z its δ.
Selection derivativeBy(const Selection &nudged);

} // namespace deltascope
