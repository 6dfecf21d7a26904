// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/stroke_curve.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {

/// Length of the straight pieces, in units of the drawing.
constexpr double straight_length = 2;
/// Enough to cross the sheet several times; a piece from far outside it is drawn with longer ones.
constexpr double most_straights = 1000;

double distance(const Disc &a, const Disc &b)
{
    return std::hypot(b.x - a.x, b.y - a.y);
}

struct Slope
{
    double x = 0;
    double y = 0;
};

/// The centripetal tangent at b, whose neighbours are a and c, for a curve parameter that runs from 0 to 1
/// on a piece of this length. At an end of the stroke, where a neighbour is b itself, the straight way.
Slope slope(const Disc &a, const Disc &b, const Disc &c, double piece)
{
    const double ab = std::sqrt(distance(a, b));
    const double bc = std::sqrt(distance(b, c));
    const auto along = [&](double p, double q, double r) {
        if (ab == 0 || bc == 0)
            return (r - p) / (ab + bc);
        return (q - p) / ab - (r - p) / (ab + bc) + (r - q) / bc;
    };
    const double scale = std::sqrt(piece);
    return {along(a.x, b.x, c.x) * scale, along(a.y, b.y, c.y) * scale};
}

/// Cubic Hermite interpolation, t in 0 … 1.
double hermite(double from, double from_slope, double to, double to_slope, double t)
{
    const double rest = 1 - t;
    return from * rest * rest * (1 + 2 * t) + from_slope * t * rest * rest + to * t * t * (3 - 2 * t) -
           to_slope * t * t * rest;
}

} // namespace

StrokeCurve::StrokeCurve(const Stroke &stroke)
{
    for (const PenPoint &point : stroke.points) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y))
            continue;
        const double pressure = std::clamp(point.pressure, 0.0, 1.0);
        const Disc knot{point.x, point.y, stroke.width / 2 * (0.5 + 0.5 * pressure)};
        if (knots_.empty() || distance(knots_.back(), knot) > 1e-6)
            knots_.push_back(knot);
        else
            knots_.back().radius = std::max(knots_.back().radius, knot.radius);
    }
}

std::vector<Disc> StrokeCurve::piece(int index) const
{
    const Disc &from = knot(index);
    const Disc &to = knot(index + 1);
    const double length = distance(from, to);
    const Slope start = slope(knot(std::max(index - 1, 0)), from, to, length);
    const Slope end = slope(from, to, knot(std::min(index + 2, knots() - 1)), length);

    const int count = static_cast<int>(std::clamp(std::ceil(length / straight_length), 1.0, most_straights));
    std::vector<Disc> curve;
    curve.reserve(static_cast<std::size_t>(count) + 1);
    for (int k = 0; k <= count; ++k) {
        const double t = double(k) / count;
        curve.push_back({hermite(from.x, start.x, to.x, end.x, t), hermite(from.y, start.y, to.y, end.y, t),
                         from.radius + t * (to.radius - from.radius)});
    }
    return curve;
}

} // namespace deltascope
