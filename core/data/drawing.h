// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

namespace deltascope {

/// Side of the square that pen strokes are drawn in: x to the right, y downward, both 0 … 280.
inline constexpr double drawing_side = 280;

/// Width of the felt pen, in units of the drawing.
inline constexpr double pen_width = 16;

/// Width of the eraser, in units of the drawing.
inline constexpr double eraser_width = 36;

/// Where the pen was, in units of the drawing.
struct PenPoint
{
    double x = 0;        ///< 0 … 280, to the right
    double y = 0;        ///< 0 … 280, downward
    double pressure = 1; ///< 0 … 1; 1 for a pen without a pressure sensor

    bool operator==(const PenPoint &) const = default;
};

/// What the pen leaves between going down and going up. One point is a dot.
struct Stroke
{
    std::vector<PenPoint> points; ///< in the order in which the pen came by
    double width = pen_width;     ///< at full pressure, in units of the drawing
    bool eraser = false;          ///< takes ink away

    bool operator==(const Stroke &) const = default;
};

/// What has been drawn on one sheet.
struct Drawing
{
    std::vector<Stroke> strokes; ///< in the order in which they were drawn

    bool operator==(const Drawing &) const = default;
};

/// A drawing and, where somebody said so, the digit it was meant to be.
struct LabelledDrawing
{
    Drawing drawing;          ///< may be without a stroke
    std::optional<int> label; ///< 0 … 9
};

} // namespace deltascope
