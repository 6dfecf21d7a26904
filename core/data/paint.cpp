// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/paint.h"

#include "core/data/stroke_curve.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {

/// A straight piece of a stroke, in pixels of the sheet.
struct Straight
{
    Disc from;
    Disc to;
};

/// How far the point is outside the piece's edge; negative inside.
double distance_outside(const Straight &straight, double x, double y)
{
    const double along_x = straight.to.x - straight.from.x;
    const double along_y = straight.to.y - straight.from.y;
    const double square = along_x * along_x + along_y * along_y;
    const double dx = x - straight.from.x;
    const double dy = y - straight.from.y;
    const double t = square > 0 ? std::clamp((dx * along_x + dy * along_y) / square, 0.0, 1.0) : 0.0;
    return std::hypot(dx - t * along_x, dy - t * along_y) - straight.from.radius -
           t * (straight.to.radius - straight.from.radius);
}

/// The pixels from … to that a span of the sheet touches, cut off at its border.
struct Range
{
    int from;
    int to;

    Range(double low, double high, int size)
        : from(static_cast<int>(std::floor(std::clamp(low, 0.0, double(size)))))
        , to(static_cast<int>(std::ceil(std::clamp(high, 0.0, double(size)))))
    {
    }
};

void paint_straight(Ink &sheet, const Straight &straight, bool eraser)
{
    const auto &[a, b] = straight;
    const double reach = std::max(a.radius, b.radius) + 1;
    const Range rows(std::min(a.y, b.y) - reach, std::max(a.y, b.y) + reach, sheet.height);
    const Range columns(std::min(a.x, b.x) - reach, std::max(a.x, b.x) + reach, sheet.width);
    for (int y = rows.from; y < rows.to; ++y) {
        std::uint8_t *row = &sheet.bytes[static_cast<std::size_t>(y) * static_cast<std::size_t>(sheet.width)];
        for (int x = columns.from; x < columns.to; ++x) {
            const double cover = std::clamp(0.5 - distance_outside(straight, x + 0.5, y + 0.5), 0.0, 1.0);
            const auto byte = static_cast<std::uint8_t>(std::lround(cover * 255));
            row[x] =
                eraser ? std::min(row[x], static_cast<std::uint8_t>(255 - byte)) : std::max(row[x], byte);
        }
    }
}

void paint_curve(Ink &sheet, const StrokeCurve &curve, bool eraser, int from, int to)
{
    const double scale = sheet.width / drawing_side;
    const auto on_sheet = [scale](const Disc &disc) {
        return Disc{disc.x * scale, disc.y * scale, disc.radius * scale};
    };
    if (curve.knots() == 1)
        paint_straight(sheet, {on_sheet(curve.knot(0)), on_sheet(curve.knot(0))}, eraser);
    for (int i = from; i < std::min(to, curve.knots() - 1); ++i) {
        const std::vector<Disc> piece = curve.piece(i);
        for (std::size_t k = 1; k < piece.size(); ++k)
            paint_straight(sheet, {on_sheet(piece[k - 1]), on_sheet(piece[k])}, eraser);
    }
}

} // namespace

void paint_stroke(Ink &sheet, const Stroke &stroke)
{
    const StrokeCurve curve(stroke);
    paint_curve(sheet, curve, stroke.eraser, 0, curve.knots());
}

void paint_pieces(Ink &sheet, const Stroke &stroke, int from, int to)
{
    paint_curve(sheet, StrokeCurve(stroke), stroke.eraser, from, to);
}

Ink paint(const Drawing &drawing, int side)
{
    Ink sheet = blank_ink(side, side);
    for (const Stroke &stroke : drawing.strokes)
        paint_stroke(sheet, stroke);
    return sheet;
}

} // namespace deltascope
