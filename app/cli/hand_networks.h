// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/inputs.h"
#include "core/practice/hand_network.h"
#include "core/practice/task.h"

#include <optional>

namespace deltascope::cli {

// The commands that work on one example, of a hand-sized network or of a model.

inline constexpr Option network_option = {"--network", "NAME",
                                          "a hand-sized network: mazur, 2-2-2, 3-2-2 or 4-3-2"};
inline constexpr Option seed_option = {"--seed", "S", "of its numbers (default 1); mazur has its own"};
inline constexpr Option fixed_biases_option = {"--fixed-biases", "",
                                               "the update leaves its biases as they are"};

inline constexpr Option image_option = {"--image", "FILE", "an image file of any size instead"};
inline constexpr Option label_option = {"--label", "D", "the digit that it shows"};

inline constexpr int most_updates = 1'000'000; ///< of --updates; a few seconds

/// What such a command works on.
struct Subject
{
    Network<double> network;
    Vector<double> x0;
    Vector<double> y;
    std::optional<int> label; ///< the digit; nothing for a hand-sized network
    double rate;              ///< --rate, or 0.5 for a hand-sized network, or that of the model's training
    bool fixed_biases;

    /// For as long as this and the pass are kept.
    Task task(const Pass<double> &pass) const { return {network, pass, rate, fixed_biases}; }
};

/// The network that --network names, which must be given.
HandNetwork hand_network_in(const Arguments &arguments);

/// The image of --index or else that of --image, which shows the digit --label.
Example traced_example_in(const Arguments &arguments, GivenData &data);

/// The subject of --network, or else of --model with the example that example_of() finds. Options that do not
/// go together are wrong usage.
Subject subject_in(const Arguments &arguments,
                   Example (*example_of)(const Arguments &, GivenData &) = example_in);

} // namespace deltascope::cli
