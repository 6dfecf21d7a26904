// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/cost.h"
#include "core/practice/entry.h"

#include <cstdint>
#include <string>
#include <vector>

namespace deltascope {

/// What a teacher sets up and hands out: a network, an example, a level, and what is hidden.
struct Exercise
{
    /// The name of a hand_network, "digits" for the shipped network, or empty for that of session.
    std::string network = "mazur";
    /// The file name, without a folder, of a session in the same folder as the exercise.
    std::string session = {};
    std::uint64_t seed = 1;         ///< of a hand-sized network, up to 2⁵³
    Functions functions = {};       ///< of a hand-sized network
    double rate = 0.5;              ///< η
    bool fixed_biases = false;      ///< hand-sized networks alone
    bool from_training_set = false; ///< which images index counts
    int index = 0;                  ///< of the image, for a network that reads digits
    int level = 2;                  ///< 0 to last_level
    std::vector<Asked> hidden = {}; ///< in the order of the walk; empty: those of the level

    bool operator==(const Exercise &) const = default;
};

/// Of Exercise::network, for the shipped network.
inline constexpr std::string_view shipped_network_name = "digits";

} // namespace deltascope
