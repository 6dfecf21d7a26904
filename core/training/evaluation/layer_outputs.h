// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/network/parameters.h"

#include <cstdint>
#include <span>

namespace deltascope {

/// What the layers make of several images, an image a row.
struct LayerOutputs
{
    Matrix<float> x1; ///< images×K
    Matrix<float> x2; ///< images×10
};

/// The forward pass of these images of data, in their order. Takes some milliseconds for a thousand images
/// and K = 30, and may be called on any thread. images holds numbers 0 … data.size() − 1.
LayerOutputs layer_outputs(const Network<float> &network, const Dataset &data,
                           std::span<const std::int32_t> images);

} // namespace deltascope
