// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/parameters.h"

#include <cstdint>
#include <span>

namespace deltascope {

/// x² of one image of 784 bytes (0 paper, 255 ink), in float32: 10 outputs, for what must keep pace with a
/// pen. Some microseconds at K = 30. Throws std::invalid_argument for an image of another size.
Vector<float> predict(const Network<float> &network, std::span<const std::uint8_t> image);

} // namespace deltascope
