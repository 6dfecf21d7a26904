// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/cost.h"
#include "core/network/terms.h"
#include "ui/equations/equation_layout.h"

namespace deltascope {

/// How large each vector and matrix of the step's vector equation is, to stand under it: of a transposed
/// factor the size that it has transposed, so that in every product the inner sizes agree. The picture shows
/// the equation in the order of weights that is chosen.
SizesUnder factorSizes(const EquationPicture &equation, StepId step, const Functions &functions,
                       const Sizes &sizes);

} // namespace deltascope
