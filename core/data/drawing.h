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

struct PenPoint
{
    double x = 0;
    double y = 0;
    double pressure = 1; ///< 0 … 1; 1 for a pen that cannot feel it

    bool operator==(const PenPoint &) const = default;
};

/// What the pen leaves between going down and going up. One point is a dot.
struct Stroke
{
    std::vector<PenPoint> points;
    double width = pen_width; ///< at full pressure
    bool eraser = false;      ///< takes ink away

    bool operator==(const Stroke &) const = default;
};

/// Strokes, in the order in which they were drawn.
struct Drawing
{
    std::vector<Stroke> strokes;

    bool operator==(const Drawing &) const = default;
};

/// A drawing and, where somebody said so, the digit it was meant to be.
struct LabelledDrawing
{
    Drawing drawing;
    std::optional<int> label; ///< 0 … 9
};

} // namespace deltascope
