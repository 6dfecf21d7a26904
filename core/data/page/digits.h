// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/page/pieces.h"

namespace deltascope {

/// The pieces that make one digit, as indices, and the box of all of them.
struct DigitPieces
{
    InkBounds box;           ///< in pixels, around all of them
    std::vector<int> pieces; ///< indices, at least one
};

/// More pieces than these are a text, not digits.
inline constexpr std::size_t most_pieces = 600;

/// Digits among the pieces whose darkest pixel reaches `strong`: pieces that lie close to each other, one
/// above or within the other, or a small one beside a large one, are one digit (a 5 and its bar, a 4 with a
/// gap). What is much smaller than the largest, flat as a dash, lies along the picture's border or goes
/// around another as a frame is none. In the order of reading: line by line, each from left to right; a line
/// may slant. Where there are more than most_pieces to be looked at, each piece is returned by itself.
std::vector<DigitPieces> digits_of(const Pieces &pieces, int strong);

} // namespace deltascope
