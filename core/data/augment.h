// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/normalise.h"

#include <span>

namespace deltascope {

/// How far a training image may be changed while it remains the same digit in another hand. Each amount
/// is drawn evenly from −a … a. Rotation, stretching and slanting leave the image's centre of mass where
/// MNIST puts it.
struct Augmentation
{
    double rotation = 15;   ///< degrees
    double scale = 0.1;     ///< of both sides together: factors 1 − a … 1 + a
    double stretch = 0.1;   ///< of one side against the other
    double slant = 0.3;     ///< pixels to the side for each pixel upward
    double shift = 1;       ///< pixels, in each direction
    double thickness = 0.6; ///< 1: strokes a pixel wider or narrower on each side

    bool operator==(const Augmentation &) const = default;
};

/// A changed copy of 28×28 bytes. The same seed, epoch and image number always give the same change, in
/// whatever order and on however many threads images are asked for. About 3 µs. Any thread.
DigitImage augmented(std::span<const std::uint8_t> image, std::uint64_t seed, int epoch, int number,
                     const Augmentation &augmentation = {});

} // namespace deltascope
