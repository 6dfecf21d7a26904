// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/bounded_series.h"

#include <optional>
#include <span>

namespace deltascope {

/// What the axis of the losses is like, on which a curve was drawn and is seen.
enum class LossAxis { Linear, Logarithmic };

/// Epochs. The loss of a run is noted as often as the machine is fast; of less than this, half of a fall
/// would be another figure each time.
constexpr double finest_half_way = 0.1;

/// What is said of a loss curve in words.
struct CurveShape
{
    double start = 0;        ///< loss
    double end = 0;          ///< loss
    double half_way = 0;     ///< epochs from its start to where it first has half of its fall; 0: no fall
    bool is_flat = false;    ///< all of it is within a tenth of its start
    bool levels_off = false; ///< its last quarter has less than a tenth of all its height on the axis
    bool goes_up = false;    ///< it ends higher than its lowest by a tenth of that, or is not finite

    /// At all.
    bool falls() const { return half_way > 0; }
};

/// Of the part between two moments, in epochs. points are in the order of their epochs, and the curve is
/// straight between them; but if it comes to half of its fall between two of them, between says when: another
/// curve of nearly the same losses. Empty where fewer than two points, or the beginning of the part and one,
/// are in it.
std::optional<CurveShape> shape_of(std::span<const SeriesPoint> points, double from, double to,
                                   LossAxis axis = LossAxis::Linear,
                                   std::span<const SeriesPoint> between = {});

/// How fast a curve was expected to fall.
enum class ExpectedPace {
    Alike,   ///< or one of the two does not fall
    TooFast, ///< the real one takes more than one and a half times as long to half of its fall, or to
             ///< finest_half_way
    TooSlow  ///< and the other way round
};

/// How far down a curve was expected to come.
enum class ExpectedEnd {
    Alike,
    TooLow, ///< the real one ends at more than one and a half times as much, and where that can be seen
    TooHigh ///< and the other way round
};

/// A loss curve that was drawn before a run, and the one that came.
struct CurveComparison
{
    ExpectedPace pace = ExpectedPace::Alike; ///< of the one that was drawn
    ExpectedEnd end = ExpectedEnd::Alike;    ///< of the one that was drawn
    CurveShape expected;                     ///< from where the run began, over the epochs of both
    CurveShape real;                         ///< see above
};

/// A curve that was expected of a run from epoch start on, wherever the pen began: both are compared from
/// that moment and its loss, which was known. within: the losses of the run between the points of real, as
/// those of its mini-batches. Empty while they share too little to tell.
std::optional<CurveComparison> compare_curves(std::span<const SeriesPoint> expected,
                                              std::span<const SeriesPoint> real, double start,
                                              LossAxis axis = LossAxis::Linear,
                                              std::span<const SeriesPoint> within = {});

} // namespace deltascope
