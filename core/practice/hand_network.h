// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/example_gradients.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deltascope {

/// The networks that are small enough to work through by hand.
///
///   Mazur           2→2→2, the numbers of M. Mazur, "A Step by Step Backpropagation Example" (2015):
///                   i = (0.05, 0.10), targets (0.01, 0.99), one bias value a layer
///   TwoTwoTwo …     of the sizes that they are named after, with numbers from a seed
enum class HandNetwork { Mazur, TwoTwoTwo, ThreeTwoTwo, FourThreeTwo };

/// In the order of HandNetwork.
inline constexpr std::array all_hand_networks = {HandNetwork::Mazur, HandNetwork::TwoTwoTwo,
                                                 HandNetwork::ThreeTwoTwo, HandNetwork::FourThreeTwo};

/// "mazur", "2-2-2", "3-2-2", "4-3-2": the names of the command line and of the files.
std::string_view to_string(HandNetwork name);
/// The one of that name; none for any other text.
std::optional<HandNetwork> hand_network_from(std::string_view name);
/// Whether a seed changes its numbers.
bool is_seeded(HandNetwork name);

inline constexpr double hand_rate = 0.5; ///< η, unless another is given

/// A small network and the one example that it is shown.
struct HandExample
{
    Network<double> network;               ///< with as many inputs and outputs as named here
    Vector<double> x0;                     ///< at most 8 inputs
    Vector<double> y;                      ///< each in [0, 1]
    std::vector<std::string> input_names;  ///< one for each input
    std::vector<std::string> output_names; ///< one for each output
};

/// Seeded numbers have one or two decimals and are kind to a calculator: multiples of 0.05 from 0.05 to 0.95,
/// weights and biases of either sign and no two of a layer's weights of the same size, one target 1 and the
/// others 0. The same seed gives the same numbers everywhere.
HandExample hand_example(HandNetwork name, std::uint64_t seed = 1, const Functions &functions = {});

/// A further example for a network of these sizes, which has at most 8 inputs, with numbers like those above.
BatchExample further_example(const Sizes &sizes, std::uint64_t seed);

/// The loss after the update that Mazur's page prints, 0.291027924, with biases that stay. It is not what the
/// rule gives, 0.291027774: his hidden δ was computed with the updated weights W² (mistake M10).
inline constexpr double mazur_page_loss_after = 0.291027924;
/// That in a sentence for students who compare. Context "Practice" for translation.
std::string_view mazur_page_note();

} // namespace deltascope
