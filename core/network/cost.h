// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/activation.h"

#include <array>
#include <optional>
#include <string_view>

namespace deltascope {

inline constexpr std::array all_costs = {Cost::Quadratic, Cost::CrossEntropy};

/// "quadratic", "cross_entropy": the names of the command line and of the files.
std::string_view to_string(Cost cost);
std::optional<Cost> cost_from(std::string_view name);

/// The choices that, beside the parameters, say what the network computes.
struct Functions
{
    Activation hidden = Activation::Sigmoid;
    Activation output = Activation::Sigmoid;
    Cost cost = Cost::Quadratic;

    /// Cross-entropy is defined for sigmoid outputs only.
    bool valid() const { return cost == Cost::Quadratic || output == Activation::Sigmoid; }
    bool operator==(const Functions &) const = default;
};

/// Lₙ, as function_types.h writes it. z2, x2 = φ(z2) and y have 10 entries. Cross-entropy is computed from
/// z2, where it stays finite: −ln φ(z) = ln(1 + e⁻ᶻ). Scalar is float, double or long double.
template <class Scalar>
Scalar loss(Cost cost, const Vector<Scalar> &z2, const Vector<Scalar> &x2, const Vector<Scalar> &y);

/// δ² = ∂Lₙ/∂z², 10 entries. Scalar is float or double.
template <class Scalar>
Vector<Scalar> output_delta(const Functions &functions, const Vector<Scalar> &z2, const Vector<Scalar> &x2,
                            const Vector<Scalar> &y);

} // namespace deltascope
