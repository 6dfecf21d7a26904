// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"

namespace deltascope {

inline Ink paper_of(int width, int height, int grey)
{
    Ink picture = blank_ink(width, height);
    std::fill(picture.bytes.begin(), picture.bytes.end(), static_cast<std::uint8_t>(grey));
    return picture;
}

inline void fill(Ink &picture, int left, int top, int width, int height, int grey)
{
    for (int y = top; y < top + height; ++y)
        for (int x = left; x < left + width; ++x)
            picture.set(x, y, static_cast<std::uint8_t>(grey));
}

/// The outline of a rectangle.
inline void frame(Ink &picture, int left, int top, int width, int height, int thickness, int grey)
{
    fill(picture, left, top, width, thickness, grey);
    fill(picture, left, top + height - thickness, width, thickness, grey);
    fill(picture, left, top, thickness, height, grey);
    fill(picture, left + width - thickness, top, thickness, height, grey);
}

} // namespace deltascope
