// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/initialisation.h"

#include <string>

namespace deltascope {

inline constexpr int max_batch_size = 60000; ///< the whole training set of MNIST
inline constexpr int max_threads = 64;

/// What a training run is asked to do. The defaults are the ones of the window and the command line.
struct TrainingSettings
{
    int hidden_units = 30; ///< K
    Functions functions;
    Init init = Init::Scaled;
    std::uint64_t seed = 1;     ///< of the initial parameters and of the order of the images
    int batch_size = 10;        ///< |B|, 1 … max_batch_size
    double learning_rate = 3.0; ///< η > 0
    int threads = 0;            ///< 1 … max_threads; 0: choose for the network's size

    // What follows can be changed while a network is being trained.
    double momentum = 0;     ///< μ, 0 ≤ μ < 1:  v ← μ v − (η/|B|) Σ ∂Lₙ/∂θ,  θ ← θ + v
    double weight_decay = 0; ///< λ ≥ 0, of the weights, not of the biases:  W ← (1 − ηλ) W + v
    int training_images = 0; ///< only the first n images of the training set; 0, or more than it has: all
    /// Each epoch sees every image newly changed: the epoch that ends as number e trains with
    /// augmented(image, seed, e, number of the image); see core/data/augment.h.
    bool augment = false;

    bool operator==(const TrainingSettings &) const = default;
};

/// True when going from one to the other needs a new network: K, φ, cost, init or seed differ.
bool needs_new_network(const TrainingSettings &from, const TrainingSettings &to);

/// Empty when the settings can be trained with, otherwise one sentence that says which one cannot, and why.
std::string validation_error(const TrainingSettings &settings);

} // namespace deltascope
