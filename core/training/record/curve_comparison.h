// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/bounded_series.h"

#include <optional>
#include <span>

namespace deltascope {

/// What is said of a loss curve in words.
struct CurveShape
{
    double half_way = 0;     ///< epochs from its start to where it first has half of its fall; 0: no fall
    bool levels_off = false; ///< its last quarter has less than a tenth of all that it goes up and down
    bool goes_up = false;    ///< it ends higher than its lowest by a tenth of that, or is not finite

    /// At all.
    bool falls() const { return half_way > 0; }
};

/// Of the part between two moments, in epochs. points are in the order of their epochs, and the curve is
/// straight between them. Empty where fewer than two of them, or of its beginning and them, are in that part.
std::optional<CurveShape> shape_of(std::span<const SeriesPoint> points, double from, double to);

/// How fast a curve was expected to fall.
enum class ExpectedPace {
    Alike,   ///< or one of the two does not fall
    TooFast, ///< the real one takes more than one and a half times as long to half of its fall
    TooSlow  ///< and the other way round
};

/// A loss curve that was drawn before a run, and the one that came.
struct CurveComparison
{
    ExpectedPace pace = ExpectedPace::Alike; ///< of the one that was drawn
    CurveShape expected;                     ///< where the two are both known
    CurveShape real;                         ///< see above
};

/// Over the epochs that both curves have. Empty while they share too little to tell.
std::optional<CurveComparison> compare_curves(std::span<const SeriesPoint> expected,
                                              std::span<const SeriesPoint> real);

} // namespace deltascope
