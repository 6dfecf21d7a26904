// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"
#include "core/image_size.h"

#include <array>
#include <optional>

namespace deltascope {

/// What a network sees: 28×28 bytes, row by row, 0 paper … 255 ink. Bytes, so that a digit read from the
/// canvas and the same digit read from a saved PNG or IDX file give exactly the same answer.
using DigitImage = std::array<std::uint8_t, pixel_count>;

/// Longer side of a normalised digit, in pixels of the 28×28 image.
inline constexpr int digit_box = 20;

/// The smallest rectangle that holds all the ink, in whole pixels.
struct InkBounds
{
    int left = 0, top = 0, width = 0, height = 0;
};

/// Ink made into a digit as MNIST's were (LeCun, Bottou, Bengio and Haffner, Gradient-based learning applied
/// to document recognition, 1998): cropped, scaled into a 20×20 box with its proportions kept, and placed
/// in 28×28 with its centre of mass in the middle. Each stage is kept, to be shown.
struct NormalisedDigit
{
    InkBounds box;
    /// The ink in that rectangle, scaled so that its longer side is 20, centred in 20×20.
    Ink scaled;
    /// Centre of mass of `scaled`, in its pixels: (10, 10) is its middle.
    double mass_x = 0, mass_y = 0;
    DigitImage image{};
};

/// Nothing when there is no ink. Any size of ink, and ink up to its borders, will do.
std::optional<NormalisedDigit> normalise(const Ink &ink);

/// The ink as it lies, shrunk into 28×28 with its proportions kept: what a network sees that nobody
/// normalises for. All paper when the ink is blank or has no pixels.
DigitImage shrink_whole(const Ink &ink);

} // namespace deltascope
