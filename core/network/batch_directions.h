// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/example_gradients.h"

#include <vector>

namespace deltascope {

/// Where the gradients of a batch's examples point, each taken as one vector ∇Lₙ of all parameters. Angles
/// are in degrees, 0 … 180; NaN where one of the two vectors is 0 and has no direction.
struct BatchDirections
{
    /// Between ∇Lₙ of each example and the mean of all.
    std::vector<double> from_mean;
    /// By how much each example turned the mean: between the mean of the examples before it and the mean with
    /// it. Of the first one NaN.
    std::vector<double> turned;
};

/// Computed without any gradient being written out: of two outer products
///
///   ⟨x(δ)ᵀ, x′(δ′)ᵀ⟩ = ⟨x, x′⟩⟨δ, δ′⟩
///
/// so that n examples take n² products of their factors. With fixed_biases, only the weights count. There is
/// an example. 100 examples take some milliseconds at K = 1024. Any thread.
BatchDirections batch_directions(const BatchFactors &batch, bool fixed_biases = false);

} // namespace deltascope
