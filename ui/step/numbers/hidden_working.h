// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/numbers/step_numbers.h"
#include "ui/step/walk/step_walk.h"

namespace deltascope {

/// The numbers without what the walk hides: an equation that ends in a hidden number goes as far as its
/// names, "δ²₃ = (x²₃ − y₃) · φ′(z²₃) = ?", and the numbers that it is made of are listed; of its sum, where
/// that is hidden too, the factors remain.
StepNumbers withoutHidden(StepNumbers numbers, const StepWalk &walk);

} // namespace deltascope
