// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/bounded_series.h"

#include <optional>
#include <span>

namespace deltascope {

/// What is said of a loss curve in words.
struct CurveShape
{
    double start = 0;        ///< loss
    double end = 0;          ///< loss
    double half_way = 0;     ///< epochs from its start to where it first has half of its fall; 0: no fall
    bool is_flat = false;    ///< all of it is within a tenth of its start
    bool levels_off = false; ///< its last quarter has less than a tenth of all that it goes up and down
    bool goes_up = false;    ///< it ends higher than its lowest by a tenth of that, or is not finite

    /// At all.
    bool falls() const { return half_way > 0; }
};

/// Of the part between two moments, in epochs. points are in the order of their epochs, and the curve is
/// straight between them; but if it comes to half of its fall between two of them, between says when: another
/// curve of nearly the same losses. Empty where fewer than two points, or the beginning of the part and one,
/// are in it.
std::optional<CurveShape> shape_of(std::span<const SeriesPoint> points, double from, double to,
                                   std::span<const SeriesPoint> between = {});

/// How fast a curve was expected to fall.
enum class ExpectedPace {
    Alike,   ///< or one of the two does not fall
    TooFast, ///< the real one takes more than one and a half times as long to half of its fall
    TooSlow  ///< and the other way round
};

/// How far down a curve was expected to come.
enum class ExpectedEnd {
    Alike,
    TooLow, ///< the real one ends at more than one and a half times as much, and by a noticeable share
    TooHigh ///< and the other way round
};

/// A loss curve that was drawn before a run, and the one that came.
struct CurveComparison
{
    ExpectedPace pace = ExpectedPace::Alike; ///< of the one that was drawn
    ExpectedEnd end = ExpectedEnd::Alike;    ///< of the one that was drawn
    CurveShape expected;                     ///< where the two are both known
    CurveShape real;                         ///< see above
};

/// Over the epochs that both curves have. within: the losses of the run between the points of real, as those
/// of its mini-batches. Empty while they share too little to tell.
std::optional<CurveComparison> compare_curves(std::span<const SeriesPoint> expected,
                                              std::span<const SeriesPoint> real,
                                              std::span<const SeriesPoint> within = {});

} // namespace deltascope
