// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"
#include "core/network/types.h"

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
};

/// An image file of any size and format. Throws DataError.
Picture picture_from_image(const std::string &file);

/// The drawings of a stroke file. Throws DataError.
std::vector<Picture> pictures_from_strokes(const std::string &file);

/// x⁰ as the canvas would make it: cropped, scaled and centred as MNIST's digits, or only shrunk.
/// A picture without ink throws DataError.
Vector<double> x0_of_picture(const Picture &picture, bool normalised);

} // namespace deltascope::cli
