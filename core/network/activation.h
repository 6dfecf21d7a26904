// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/choice.h"
#include "core/network/function_types.h"
#include "core/network/types.h"

#include <array>
#include <optional>
#include <string_view>

namespace deltascope {

inline constexpr auto all_activations = first_choices<Activation, activation_count>();

/// What there is to say about an activation, beside how φ and φ′ are computed.
struct ActivationFacts
{
    Activation activation;
    std::string_view name;       ///< of the command line and of the files
    std::string_view formula;    ///< φ, in Unicode
    std::string_view derivative; ///< φ′
    double lowest;               ///< φ stays above it; −∞ where nothing bounds φ
    double highest;              ///< φ stays below it; +∞ where nothing bounds φ
    double largest_slope;        ///< the largest value of φ′: at 0, and for the ReLUs anywhere above it
    bool has_kink;               ///< φ has a corner at 0: a finite difference across it is no derivative
};

const ActivationFacts &facts(Activation activation);

/// The name in facts().
std::string_view to_string(Activation activation);
std::optional<Activation> activation_from(std::string_view name);

/// φ(z), componentwise, as function_types.h writes it; never overflows, for any finite z. Scalar is float,
/// double or long double, here and below.
template <class Scalar>
Scalar phi(Activation activation, Scalar z);
template <class Scalar>
Vector<Scalar> phi(Activation activation, const Vector<Scalar> &z);

/// φ′(z), componentwise.
template <class Scalar>
Scalar phi_prime(Activation activation, Scalar z);
template <class Scalar>
Vector<Scalar> phi_prime(Activation activation, const Vector<Scalar> &z);

/// Σ φ′(z) over a layer of units, from their activations x = φ(z).
double sum_of_slopes(Activation activation,
                     const Eigen::Ref<const Matrix<float>, 0, Eigen::OuterStride<>> &x);

} // namespace deltascope
