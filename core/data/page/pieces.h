// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"
#include "core/data/normalise.h"

namespace deltascope {

/// Connected pixels; touching at a corner counts.
struct Piece
{
    InkBounds box;     ///< in pixels
    int area = 0;      ///< pixels
    int darkest = 0;   ///< the largest value among them
    int at_border = 0; ///< pixels at the picture's border
};

/// Which piece each pixel belongs to, counted from 1; 0 is none.
struct Pieces
{
    int width = 0;             ///< of the picture, pixels
    std::vector<int> numbers;  ///< one for each pixel
    std::vector<Piece> pieces; ///< number − 1 is the index

    /// The number of the piece at a pixel; x and y as in Ink::at().
    int at(int x, int y) const
    {
        return numbers[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                       static_cast<std::size_t>(x)];
    }
};

/// The pieces of all pixels of `darkness` above `limit`.
Pieces pieces_of(const Ink &darkness, int limit);

} // namespace deltascope
