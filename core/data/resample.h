// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"

namespace deltascope {

/// A rectangle of the ink, in pixels; its edges may lie between pixels and outside the ink.
struct InkArea
{
    double left = 0;   ///< of the ink's left edge; below 0 it lies outside
    double top = 0;    ///< of the ink's upper edge
    double width = 0;  ///< above 0
    double height = 0; ///< above 0
};

/// The area, redrawn with width × height pixels (both at least 1): each new pixel is the mean of what it
/// covers, paper where it covers nothing. So no stroke falls between the pixels however small the result,
/// and enlarging repeats pixels. The mean is rounded to a byte.
Ink resample(const Ink &ink, const InkArea &area, int width, int height);

} // namespace deltascope
