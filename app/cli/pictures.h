// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/normalise.h"

#include <optional>
#include <string>
#include <vector>

namespace deltascope::cli {

/// A drawn or photographed digit on its way to the network.
struct Picture
{
    std::string source; ///< the file, for strokes with the drawing's place in it: "strokes.json[2]"
    Ink ink;
    std::optional<int> label; ///< where a stroke file says it
    InkBounds box;            ///< of the digit, in pixels of the file or units of the drawing
};

/// The digits in an image file of any size and format, line by line from left to right; at least one.
/// Throws DataError.
std::vector<Picture> pictures_from_image(const std::string &file);

/// The only digit in such a file. Throws DataError, also where there are several.
Picture picture_from_image(const std::string &file);

/// The drawings of a stroke file. Throws DataError.
std::vector<Picture> pictures_from_strokes(const std::string &file);

/// What the network sees of it as the canvas would make it: cropped, scaled and centred as MNIST's digits,
/// or only shrunk. A picture without ink throws DataError.
DigitImage image_of_picture(const Picture &picture, bool normalised);

} // namespace deltascope::cli
