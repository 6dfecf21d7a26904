// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/types.h"

#include <cstdint>

namespace deltascope {

/// The gradient of a mini-batch at the parameters that the batch began with.
struct BatchGradient
{
    Matrix<float> dW1;            ///< 784×K, mean of ∂Lₙ/∂W¹ over the images of the batch
    int images = 0;               ///< |B|
    std::int64_t images_seen = 0; ///< in the run, at the end of the batch
};

} // namespace deltascope
