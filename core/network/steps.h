// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/pass.h"

#include <optional>
#include <string_view>
#include <vector>

namespace deltascope {

/// The steps of one pass, in the order in which they are walked.
enum class StepId { x0, z1, x1, z2, x2, loss, delta2, delta1, dW2, db2, dW1, db1, update, after };
inline constexpr int step_count = 14;

enum class Phase { Forward, Backward, Update };

/// Everything that has a name in the notation and a value in a pass.
enum class Term {
    x0,
    y,
    W1,
    b1,
    z1,
    x1,
    W2,
    b2,
    z2,
    x2,
    loss,
    delta2,
    delta1,
    dW2,
    db2,
    dW1,
    db1,
    phi_prime_z1, ///< φ′(z¹)
    phi_prime_z2, ///< φ′(z²)
    eta,          ///< η
    theta,        ///< the updated parameters θ
    loss_after    ///< Lₙ with the updated parameters
};
inline constexpr int term_count = 22;

/// One step of a pass, as data: screen, command line, worksheet and tests walk the same list.
struct Step
{
    StepId id;
    Phase phase;
    std::string_view title;     ///< one short English sentence, to be translated by the screen
    std::string_view equation;  ///< the vector form, in Unicode: "δ¹ = (W² δ²) ⊙ φ′(z¹)"
    std::string_view component; ///< the component form: "δ¹ⱼ = (Σₖ w²ⱼₖ δ²ₖ) φ′(z¹ⱼ)"
    std::vector<Term> reads;
    Term makes;
};

/// All steps in order. Equations and the terms read depend on the cost (cross-entropy: δ² = x² − y).
std::vector<Step> steps(const Functions &functions);

/// "delta2", … as in the table of notation; also the names of the equations' symbols.
std::string_view to_string(Term term);
std::optional<Term> term_from(std::string_view name);
/// "delta1", …: the name in code, files and command line.
std::string_view to_string(StepId step);

/// The term as the page writes it: "δ²", "∂Lₙ/∂W¹", "φ′(z²)".
std::string_view symbol(Term term);

} // namespace deltascope
