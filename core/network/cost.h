// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "core/network/activation.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace deltascope {

/// In the order of Cost.
inline constexpr auto all_costs = first_choices<Cost, cost_count>();

/// What there is to say about a cost, beside how Lₙ is computed.
struct CostFacts
{
    Cost cost;                       ///< the row is about
    std::string_view name;           ///< of the command line and of the files: "cross_entropy"
    std::string_view title;          ///< in sentences: "cross-entropy"
    std::string_view loss;           ///< Lₙ in the vector form, in Unicode
    std::string_view loss_component; ///< Lₙ as a sum over the outputs
    /// φ′(z²) cancels: δ² = x² − y. Otherwise δ² = (x² − y) ⊙ φ′(z²).
    bool cancels_phi_prime;
    double rate; ///< the η that suits it with sigmoid units
    /// The one output activation that it is defined for; none: any that is componentwise.
    std::optional<Activation> needs;
};

/// Lives as long as the program.
const CostFacts &facts(Cost cost);

/// The name in facts().
std::string_view to_string(Cost cost);
/// The cost of that name; none for any other text.
std::optional<Cost> cost_from(std::string_view name);

/// Whether the cost is defined for outputs of this activation.
bool allows(Cost cost, Activation output);

/// The choices that, beside the parameters, say what the network computes.
struct Functions
{
    Activation hidden = Activation::Sigmoid; ///< φ of the hidden units
    Activation output = Activation::Sigmoid; ///< φ of the outputs
    Cost cost = Cost::Quadratic;             ///< Lₙ

    /// A cost that is defined for the outputs, and hidden units that look at one z at a time.
    bool valid() const { return facts(hidden).componentwise && allows(cost, output); }
    bool operator==(const Functions &) const = default;
};

/// Empty when the functions go together, otherwise one sentence that says which do not, and what would.
Message validation_error(const Functions &functions);
/// What functions that do not go together would need, for messages: "sigmoid outputs".
Message expected_instead(const Functions &functions);

/// An η to begin with that suits the functions. Rounded to one digit.
double suggested_rate(const Functions &functions);

/// The same with this cost, or with these outputs; the other of the two changes too where it must.
Functions with_cost(Functions functions, Cost cost);
Functions with_output(Functions functions, Activation output); ///< see above

/// Lₙ, as function_types.h writes it. z2, x2 = φ(z2) and y have one entry for each output; x2 was made by an
/// activation that the cost allows, and yₖ is in [0, 1]; for log-likelihood they sum to 1. Cross-entropy is
/// computed from z2, where it stays finite: −ln φ(z) = ln(1 + e⁻ᶻ); so is log-likelihood: −ln x²ₖ = ln Σₘ
/// e^(z²ₘ) − z²ₖ. Scalar is float, double or long double.
template <class Scalar>
Scalar loss(Cost cost, const Vector<Scalar> &z2, const Vector<Scalar> &x2, const Vector<Scalar> &y);

/// The terms of the sum that Lₙ is, one for each output; the same preconditions.
Vector<double> loss_terms(Cost cost, const Vector<double> &z2, const Vector<double> &x2,
                          const Vector<double> &y);

/// δ² = ∂Lₙ/∂z², one entry for each output. functions are valid; z2, x2 and y as for loss(). Scalar is float
/// or double.
template <class Scalar>
Vector<Scalar> output_delta(const Functions &functions, const Vector<Scalar> &z2, const Vector<Scalar> &x2,
                            const Vector<Scalar> &y);

} // namespace deltascope
