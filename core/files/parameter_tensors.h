// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/safetensors_writer.h"
#include "core/network/parameters.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace deltascope {

/// The most images that an order can be of: up to there a float is exact.
inline constexpr std::uint64_t most_ordered_images = std::uint64_t{1} << 24;

/// Adds the tensors prefix + "W1" [m,K], "b1" [K], "W2" [K,n] and "b2" [n], views of parameters.
void add_parameters(std::vector<TensorView> &tensors, const std::string &prefix,
                    const Parameters<float> &parameters);

/// The order that a tensor of whole numbers says. What is no whole number from 0 to below most_ordered_images
/// becomes −1, which no order has.
std::vector<std::int32_t> order_from(std::span<const float> values);

} // namespace deltascope
