// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/choice.h"
#include "core/network/function_types.h"
#include "core/network/types.h"

#include <array>
#include <optional>
#include <string_view>

namespace deltascope {

/// Those that hidden units can have, and those that outputs can have.
inline constexpr auto all_activations = first_choices<Activation, componentwise_count>();
inline constexpr auto output_activations = first_choices<Activation, activation_count>(); ///< and softmax

/// What there is to say about an activation, beside how φ and φ′ are computed.
struct ActivationFacts
{
    Activation activation;       ///< the row is about
    std::string_view name;       ///< of the command line and of the files
    std::string_view formula;    ///< φ, in Unicode
    std::string_view derivative; ///< φ′
    double lowest;               ///< φ stays above it; −∞ where nothing bounds φ
    double highest;              ///< φ stays below it; +∞ where nothing bounds φ
    double largest_slope;        ///< the largest value of φ′: at 0, and for the ReLUs anywhere above it
    bool has_kink;               ///< φ has a corner at 0: a finite difference across it is no derivative
    /// The factor on the η that suits sigmoid units for hidden units of this function, and
    /// for outputs of it where δ² has their slope as a factor. Found by training on MNIST.
    double hidden_rate;
    double output_rate; ///< see above
    bool componentwise; ///< a unit's x depends on its own z alone: all but softmax
};

/// Lives as long as the program.
const ActivationFacts &facts(Activation activation);

/// The name in facts().
std::string_view to_string(Activation activation);
/// The activation of that name; none for any other text.
std::optional<Activation> activation_from(std::string_view name);

/// φ(z) as function_types.h writes it; never overflows, for any finite z. Of one z the activation is a
/// componentwise one. Scalar is float, double or long double, here and below.
template <class Scalar>
Scalar phi(Activation activation, Scalar z);
/// φ of a layer: of each z, and of softmax of all together.
template <class Scalar>
Vector<Scalar> phi(Activation activation, const Vector<Scalar> &z);

/// φ′(z), componentwise; of softmax the diagonal of softmax_slopes().
template <class Scalar>
Scalar phi_prime(Activation activation, Scalar z);
/// φ′ of each z of a layer.
template <class Scalar>
Vector<Scalar> phi_prime(Activation activation, const Vector<Scalar> &z);

/// ∂x²ₖ/∂z²ⱼ = x²ₖ (1ₖⱼ − x²ⱼ), row k, column j, of softmax outputs x2.
Matrix<double> softmax_slopes(const Vector<double> &x2);

/// Σ φ′(z) over a layer of units, from their activations x = φ(z).
double sum_of_slopes(Activation activation,
                     const Eigen::Ref<const Matrix<float>, 0, Eigen::OuterStride<>> &x);

} // namespace deltascope
