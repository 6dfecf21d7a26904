// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/pass.h"
#include "core/network/terms.h"

#include <span>
#include <vector>

namespace deltascope {

/// One example of a batch.
struct BatchExample
{
    Vector<double> x0; ///< inputs
    Vector<double> y;  ///< outputs
};

/// ∂Lₙ/∂θ of one parameter θ for each example of a batch, all with the same network.
struct ExampleGradients
{
    std::vector<double> each;         ///< in the order of the examples
    std::vector<double> running_mean; ///< the mean of the first, of the first two, … and of all

    /// What a step of training takes: (1/n) Σ ∂Lₙ/∂θ. There is an example.
    double mean() const { return running_mean.back(); }
    /// Σ ∂Lₙ/∂θ.
    double sum() const { return mean() * static_cast<double>(each.size()); }
    /// The η with which the sum makes the same step as the mean does with learning_rate.
    double learning_rate_of_sum(double learning_rate) const
    {
        return learning_rate / static_cast<double>(each.size());
    }
};

/// By the readable pass, example by example. parameter is an entry of W1, b1, W2 or b2, within its shape.
/// Throws std::invalid_argument for any other term, for no examples, and for one that does not fit.
ExampleGradients example_gradients(const Network<double> &network, std::span<const BatchExample> examples,
                                   const TermEntry &parameter);

} // namespace deltascope
