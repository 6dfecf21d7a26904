// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/parameters.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace deltascope {

/// How the parameters start; N(m, s²) has the mean m and the variance s².
///
///   Scaled   weights N(0, 1/fan-in), biases 0    (LeCun et al., Efficient BackProp, 1998)
///   Nielsen  weights and biases N(0, 1)          (network.py of M. Nielsen's book)
///   He       weights N(0, 2/fan-in), biases 0    (He et al., Delving Deep into Rectifiers, 2015)
///   Equal    every weight of a layer the same, 1/√fan-in, biases 0: all hidden units stay identical to each
///            other, which shows why the symmetry must be broken
///
/// Fan-in is the number of inputs for W¹ and K for W².
enum class Init { Scaled, Nielsen, He, Equal };

/// In the order of Init.
inline constexpr std::array all_inits = {Init::Scaled, Init::Nielsen, Init::He, Init::Equal};

/// "scaled", "nielsen", "he", "equal".
std::string_view to_string(Init init);
/// The one of that name; none for any other text.
std::optional<Init> init_from(std::string_view name);

/// New parameters of these sizes; throws std::invalid_argument when no network can have them. The same seed
/// gives the same parameters on every machine, whatever its standard library.
Parameters<float> initial_parameters(const Sizes &sizes, Init init, std::uint64_t seed);
/// Of 784 → hidden_units → 10.
Parameters<float> initial_parameters(int hidden_units, Init init, std::uint64_t seed);

} // namespace deltascope
