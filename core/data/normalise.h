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
    int left = 0;   ///< columns of paper before it
    int top = 0;    ///< rows of paper above it
    int width = 0;  ///< at least 1
    int height = 0; ///< at least 1
};

/// Nothing where there is no ink.
std::optional<InkBounds> ink_bounds(const Ink &ink);

/// The smallest rectangle that holds both.
InkBounds united(const InkBounds &a, const InkBounds &b);

/// Ink made into a digit as MNIST's were (LeCun, Bottou, Bengio and Haffner, Gradient-based learning applied
/// to document recognition, 1998): cropped, scaled into a 20×20 box with its proportions kept, and placed
/// in 28×28 with its centre of mass in the middle. Each stage is kept, to be shown.
struct NormalisedDigit
{
    InkBounds box; ///< where the digit lies in the ink that was given
    /// The ink in that rectangle, scaled so that its longer side is 20, centred in 20×20.
    Ink scaled;
    double mass_x = 0;  ///< centre of mass of `scaled`, in its pixels: 10 is the middle
    double mass_y = 0;  ///< the same downward
    DigitImage image{}; ///< what the network is shown
};

/// Nothing when there is no ink. Any size of ink, and ink up to its borders, will do.
std::optional<NormalisedDigit> normalise(const Ink &ink);

/// The ink as it lies, shrunk into 28×28 with its proportions kept: what a network sees that nobody
/// normalises for. All paper when the ink is blank or has no pixels.
DigitImage shrink_whole(const Ink &ink);

} // namespace deltascope
