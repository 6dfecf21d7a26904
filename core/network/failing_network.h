// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/parameters.h"

#include <array>
#include <string_view>

namespace deltascope {

/// Networks that do not learn, each for one reason that a single backward pass shows.
///
///   DeadRelu        b¹ = −10 with ReLU hidden units: z¹ < 0 for every image of ink 0 … 1 and these weights,
///   so
///                   φ′(z¹) = 0, δ¹ = 0, and W¹ and b¹ never change (a dead ReLU; CS231n, Stanford, Neural
///                   Networks 1: commonly used activation functions)
///   FarOutSigmoids  weights fifty times as large as they should be: |z¹| is so large that φ′(z¹) is almost 0
///                   (saturation; Glorot and Bengio, Understanding the difficulty of training deep
///                   feedforward neural networks, 2010)
///   EqualWeights    Init::Equal: all hidden units compute the same, get the same δ¹, and stay the same
enum class FailingNetwork { DeadRelu, FarOutSigmoids, EqualWeights };

/// In the order of FailingNetwork.
inline constexpr std::array all_failing_networks = {FailingNetwork::DeadRelu, FailingNetwork::FarOutSigmoids,
                                                    FailingNetwork::EqualWeights};

inline constexpr int failing_units = 30; ///< K of them all

/// 784 → 30 → 10, the same each time on a machine.
Network<float> failing_network(FailingNetwork which);

} // namespace deltascope
