// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/after_update.h"

namespace deltascope {

namespace {
// ‖x‖² + 1: a bias is a weight whose input is always 1.
double squared_inputs(const Vector<double> &x, bool fixed_biases)
{
    return x.squaredNorm() + (fixed_biases ? 0 : 1);
}
} // namespace

Pass<double> pass_after_update(const Network<double> &network, const Pass<double> &pass, double learning_rate,
                               bool fixed_biases)
{
    const auto &[hidden, output, cost] = network.functions;
    Pass<double> after;
    after.x0 = pass.x0;
    after.y = pass.y;
    after.held = pass.held;
    after.z1 = pass.z1 - learning_rate * squared_inputs(pass.x0, fixed_biases) * pass.delta1;
    after.x1 = phi(hidden, after.z1);
    for (const auto &[unit, value] : pass.held)
        after.x1[unit] = value;
    // (W² − η ∂Lₙ/∂W²)ᵀ x¹ + b² − η ∂Lₙ/∂b²
    const double reached = pass.x1.dot(after.x1) + (fixed_biases ? 0 : 1);
    after.z2 = network.parameters.W2.transpose() * after.x1 + network.parameters.b2 -
               learning_rate * reached * pass.delta2;
    after.x2 = phi(output, after.z2);
    after.loss = loss(cost, after.z2, after.x2, after.y);
    return after;
}

double squared_gradient(const Pass<double> &pass, bool fixed_biases)
{
    return squared_inputs(pass.x0, fixed_biases) * pass.delta1.squaredNorm() +
           squared_inputs(pass.x1, fixed_biases) * pass.delta2.squaredNorm();
}

} // namespace deltascope
