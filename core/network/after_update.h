// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/pass.h"

namespace deltascope {

/// The forward pass over the same example after the update θ − η ∂Lₙ/∂θ, as forward() of updated() would give
/// it but for rounding. The new W¹, by far the largest term, is not made: its update moves
///
///   z¹ = (W¹)ᵀx⁰ + b¹    to    z¹ − η (‖x⁰‖² + 1) δ¹,    since ∂Lₙ/∂W¹ = x⁰(δ¹)ᵀ and ∂Lₙ/∂b¹ = δ¹.
///
/// With fixed_biases b¹ and b² stay, and the 1 is left out. pass is a whole pass of network.
Pass<double> pass_after_update(const Network<double> &network, const Pass<double> &pass, double learning_rate,
                               bool fixed_biases = false);

/// ‖∇Lₙ‖² over all parameters, or over the weights where biases are fixed: as each gradient of weights is an
/// outer product, ‖x(δ)ᵀ‖² = ‖x‖²‖δ‖².
double squared_gradient(const Pass<double> &pass, bool fixed_biases = false);

} // namespace deltascope
