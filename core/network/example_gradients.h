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

/// What the gradients of a batch's examples are made of, all with the same network. Each is an outer product,
/// ∂Lₙ/∂W¹ = x⁰(δ¹)ᵀ and ∂Lₙ/∂W² = x¹(δ²)ᵀ, so that its factors say it all in a small part of the room. One
/// row for each example, in their order.
struct BatchFactors
{
    Matrix<double> x0;     ///< examples×inputs
    Matrix<double> delta1; ///< examples×K
    Matrix<double> x1;     ///< examples×K
    Matrix<double> delta2; ///< examples×outputs

    /// How many examples.
    int size() const { return static_cast<int>(x0.rows()); }
};

/// By the readable pass, example by example. Throws std::invalid_argument for no examples, and for one that
/// does not fit. An example takes a fifth of a millisecond at K = 1024. Any thread.
BatchFactors batch_factors(const Network<double> &network, std::span<const BatchExample> examples);

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
    /// How far one example lies from the mean: √(Σ (∂Lₙ/∂θ − mean)² / (n − 1)), the standard deviation of
    /// examples drawn like these. There are two at least.
    double spread() const;
    /// How far the mean of so many examples drawn like these lies from that of all there are: spread / √n.
    double spread_of_mean() const;
    /// How many have the other sign than the mean.
    int opposed() const;
};

/// parameter is an entry of W1, b1, W2 or b2, within its shape. Throws std::invalid_argument for any other
/// term.
ExampleGradients example_gradients(const BatchFactors &batch, const TermEntry &parameter);

/// The same of a batch whose factors nobody has made yet; throws what the two above do.
ExampleGradients example_gradients(const Network<double> &network, std::span<const BatchExample> examples,
                                   const TermEntry &parameter);

} // namespace deltascope
