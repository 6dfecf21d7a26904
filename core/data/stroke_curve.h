// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/drawing.h"

namespace deltascope {

/// A point of a stroke's middle line and half the thickness of the stroke there.
struct Disc
{
    double x = 0;      ///< units of the drawing, here and below
    double y = 0;      ///< downward
    double radius = 0; ///< half the thickness
};

/// The middle line of a stroke as points close enough to be joined by straight pieces: a centripetal
/// Catmull-Rom curve through the stroke's points, which neither cuts corners nor makes loops however far
/// apart a fast hand leaves them (Yuksel, Schaefer and Keyser, On the parameterization of Catmull-Rom
/// curves, 2009). Half the stroke's width where the pen barely touches, all of it at full pressure.
/// Points that lie on the one before are one. Points that are not finite are left out.
class StrokeCurve
{
public:
    /// Takes what it needs of the stroke.
    explicit StrokeCurve(const Stroke &stroke);

    /// Number of different points; 0 for no stroke, 1 for a dot.
    int knots() const { return static_cast<int>(knots_.size()); }
    /// One of them; index is 0 … knots() − 1.
    const Disc &knot(int index) const { return knots_[static_cast<std::size_t>(index)]; }

    /// The curve from knot index to knot index + 1, both ends included; index is 0 … knots() − 2. It depends
    /// on the knots from index − 1 to index + 2 only: a piece with two knots after it is final while the
    /// stroke grows.
    std::vector<Disc> piece(int index) const;

private:
    std::vector<Disc> knots_;
};

} // namespace deltascope
