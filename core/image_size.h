// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What images, networks and files of digits agree on. No other header is needed for it.
namespace deltascope {

inline constexpr int image_side = 28;                       ///< pixels
inline constexpr int pixel_count = image_side * image_side; ///< 784: bytes of an image, inputs of a network
inline constexpr int digit_count = 10;                      ///< 10 outputs

} // namespace deltascope
