// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/pass.h"
#include "core/network/terms.h"

#include <string_view>
#include <vector>

namespace deltascope {

/// One step of a pass, as data: screen, command line, worksheet and tests walk the same list.
struct Step
{
    StepId id;                  ///< its place in the walk
    Phase phase;                ///< that it belongs to
    std::string_view title;     ///< one short English sentence, to be translated by the screen
    std::string_view equation;  ///< the vector form, in Unicode: "δ¹ = (W² δ²) ⊙ φ′(z¹)"
    std::string_view component; ///< the component form: "δ¹ⱼ = (Σₖ w²ⱼₖ δ²ₖ) φ′(z¹ⱼ)"
    std::vector<Term> reads;    ///< what has to be there before
    Term makes;                 ///< what is new
};

/// All steps in order, one for each StepId. Equations and the terms read depend on the functions
/// (cross-entropy: δ² = x² − y).
std::vector<Step> steps(const Functions &functions);

} // namespace deltascope
