// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/pass.h"

#include <cmath>
#include <vector>

namespace deltascope::plain {

// The formulas of the page once more, in loops over single numbers and in extended precision, sharing nothing
// with the expressions under test: what tests compare a pass with.

using Real = long double;
using Reals = std::vector<Real>;

inline Real phi(Activation activation, Real z)
{
    switch (activation) {
    case Activation::Sigmoid:
        return 1 / (1 + std::exp(-z));
    case Activation::Tanh:
        return (std::exp(z) - std::exp(-z)) / (std::exp(z) + std::exp(-z));
    case Activation::Relu:
        return z > 0 ? z : 0;
    case Activation::LeakyRelu:
        return z > 0 ? z : z / 100;
    case Activation::Linear:
        return z;
    case Activation::Softmax: // not of one z
        break;
    }
    return NAN;
}

inline Real phi_prime(Activation activation, Real z)
{
    switch (activation) {
    case Activation::Sigmoid:
        return phi(activation, z) * (1 - phi(activation, z));
    case Activation::Tanh:
        return 1 - phi(activation, z) * phi(activation, z);
    case Activation::Relu:
        return z > 0 ? 1 : 0;
    case Activation::LeakyRelu:
        return z > 0 ? 1 : Real{1} / 100;
    case Activation::Linear:
        return 1;
    case Activation::Softmax:
        break;
    }
    return NAN;
}

struct Pass
{
    Reals z1, x1, z2, x2;
    Real loss = 0;
    Reals delta2, delta1;
};

inline Pass forward(const Network<double> &network, const Reals &x0, const Reals &y)
{
    const auto &[W1, b1, W2, b2] = network.parameters;
    Pass pass;
    for (int j = 0; j < b1.size(); ++j) {
        Real z = b1[j];
        for (std::size_t i = 0; i < x0.size(); ++i)
            z += static_cast<Real>(W1(static_cast<int>(i), j)) * x0[i];
        pass.z1.push_back(z);
        pass.x1.push_back(phi(network.functions.hidden, z));
    }
    for (int k = 0; k < b2.size(); ++k) {
        Real z = b2[k];
        for (int j = 0; j < b1.size(); ++j)
            z += static_cast<Real>(W2(j, k)) * pass.x1[static_cast<std::size_t>(j)];
        pass.z2.push_back(z);
    }
    Real powers = 0;
    for (const Real z : pass.z2)
        powers += std::exp(z);
    for (const Real z : pass.z2)
        pass.x2.push_back(network.functions.output == Activation::Softmax ? std::exp(z) / powers
                                                                          : phi(network.functions.output, z));
    for (std::size_t k = 0; k < y.size(); ++k)
        if (network.functions.cost == Cost::Quadratic)
            pass.loss += (pass.x2[k] - y[k]) * (pass.x2[k] - y[k]) / 2;
        else if (network.functions.cost == Cost::LogLikelihood)
            pass.loss -= y[k] == 0 ? 0 : y[k] * std::log(pass.x2[k]);
        else
            pass.loss -= y[k] * std::log(pass.x2[k]) + (1 - y[k]) * std::log(1 - pass.x2[k]);
    return pass;
}

inline Pass backpropagate(const Network<double> &network, const Reals &x0, const Reals &y)
{
    Pass pass = forward(network, x0, y);
    for (std::size_t k = 0; k < y.size(); ++k) {
        const bool quadratic = network.functions.cost == Cost::Quadratic;
        const Real slope = quadratic ? phi_prime(network.functions.output, pass.z2[k]) : 1;
        pass.delta2.push_back((pass.x2[k] - y[k]) * slope);
    }
    for (std::size_t j = 0; j < pass.z1.size(); ++j) {
        Real sum = 0;
        for (std::size_t k = 0; k < y.size(); ++k)
            sum += network.parameters.W2(static_cast<int>(j), static_cast<int>(k)) * pass.delta2[k];
        pass.delta1.push_back(sum * phi_prime(network.functions.hidden, pass.z1[j]));
    }
    return pass;
}

inline Reals reals(const Vector<double> &values)
{
    return {values.begin(), values.end()};
}

/// |a − b| is no more than a few roundings of double beside the larger of them, or of scale.
inline bool close(Real a, Real b, Real scale = 0)
{
    return std::abs(a - b) <= 1e-13L * std::max({std::abs(a), std::abs(b), scale});
}

inline bool close(const Vector<double> &values, const Reals &expected, Real scale = 1)
{
    if (static_cast<std::size_t>(values.size()) != expected.size())
        return false;
    for (std::size_t i = 0; i < expected.size(); ++i)
        if (!close(values[static_cast<int>(i)], expected[i], scale))
            return false;
    return true;
}

} // namespace deltascope::plain
