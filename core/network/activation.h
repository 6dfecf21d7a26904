// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/function_types.h"
#include "core/network/types.h"

#include <array>
#include <optional>
#include <string_view>

namespace deltascope {

inline constexpr std::array all_activations = {Activation::Sigmoid, Activation::Tanh, Activation::Relu,
                                               Activation::LeakyRelu};

/// "sigmoid", "tanh", "relu", "leaky_relu": the names of the command line and of the files.
std::string_view to_string(Activation activation);
std::optional<Activation> activation_from(std::string_view name);

/// True where φ has a corner at 0, so that a finite difference across it is no derivative.
bool has_kink(Activation activation);

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

} // namespace deltascope
