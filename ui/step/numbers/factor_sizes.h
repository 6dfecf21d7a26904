// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/numbers/worked_equation.h"
#include "ui/step/walk/step_walk.h"

namespace deltascope {

/// How large the vectors and matrices are that the step makes and reads: "sizes: z¹ 30, W¹ 784 × 30, x⁰ 784,
/// b¹ 30". Empty where the step is about numbers alone.
WorkedEquation shapeLine(const StepWalk &walk);

} // namespace deltascope
