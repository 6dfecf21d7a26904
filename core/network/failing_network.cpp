// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/failing_network.h"

#include "core/network/initialisation.h"

namespace deltascope {

namespace {
constexpr std::uint64_t seed = 1;
// Below any z¹ − b¹ of these weights: |w|₁ of a unit is about 784 √(2/π) / √784 = 22 and half of it positive,
// and of a digit less than half of the pixels are inked.
constexpr float dead_bias = -10;
constexpr float far_out = 50;
} // namespace

Network<float> failing_network(FailingNetwork which)
{
    const Init init = which == FailingNetwork::EqualWeights ? Init::Equal : Init::Scaled;
    Network<float> network{{}, initial_parameters(failing_units, init, seed)};
    if (which == FailingNetwork::DeadRelu) {
        network.functions.hidden = Activation::Relu;
        network.parameters.b1.setConstant(dead_bias);
    }
    if (which == FailingNetwork::FarOutSigmoids)
        network.parameters.W1 *= far_out;
    return network;
}

} // namespace deltascope
