// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image_size.h"
#include "core/message.h"

#include <string>

namespace deltascope {

inline constexpr int max_hidden_units = 1024;   ///< K is 1 … 1024
inline constexpr int max_named_inputs = 8;      ///< of a network for work by hand
inline constexpr int max_outputs = digit_count; ///< of any network

/// How large a network is: inputs → hidden → outputs. 784 inputs are the pixels of a picture; 1 … 8 are
/// numbers with names, small enough for work by hand.
struct Sizes
{
    int inputs = pixel_count;  ///< 784, or 1 … 8
    int hidden = 30;           ///< K
    int outputs = digit_count; ///< 1 … 10

    /// Whether the inputs are the pixels of a picture.
    bool has_picture() const { return inputs == pixel_count; }
    /// Those that MNIST and the kernels are made for.
    bool reads_digits() const { return inputs == pixel_count && outputs == digit_count; }
    bool operator==(const Sizes &) const = default;
};

/// Empty for sizes that a network can have, otherwise one sentence that says what is wrong.
Message validation_error(const Sizes &sizes);

/// "784 → 30 → 10"
std::string to_string(const Sizes &sizes);

} // namespace deltascope
