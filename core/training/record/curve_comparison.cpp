// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/curve_comparison.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace deltascope {

namespace {
constexpr double noticed_share = 0.1;
constexpr double noticed_pace = 1.5;
constexpr double noticed_ratio = 1.5; // of two ends,
constexpr double noticed_end = 0.03;  // and, on a linear axis, of the loss at the start
constexpr double least_loss = 1e-12;  // on a logarithmic axis

double loss_of(const SeriesPoint &point)
{
    return point.loss;
}

// The curve between two moments; where it begins between two of its points, with where it is then: it is
// straight between them.
std::vector<SeriesPoint> part_of(std::span<const SeriesPoint> points, double from, double to)
{
    const auto first = std::ranges::lower_bound(points, from, {}, &SeriesPoint::epochs);
    const auto end = std::ranges::upper_bound(points, to, {}, &SeriesPoint::epochs);
    std::vector<SeriesPoint> part;
    if (first != points.begin() && first != points.end() && first->epochs > from) {
        const SeriesPoint &before = *(first - 1);
        const double way = (from - before.epochs) / (first->epochs - before.epochs);
        part.push_back({.epochs = from, .loss = std::lerp(before.loss, first->loss, way)});
    }
    part.insert(part.end(), first, std::max(first, end));
    return part;
}

// When the curve first has this loss, which it has not at its start.
double moment_of(double loss, std::span<const SeriesPoint> points, std::span<const SeriesPoint> between)
{
    const auto has_come = [loss](const SeriesPoint &point) { return point.loss <= loss; };
    const auto after = std::ranges::find_if(points, has_come);
    const SeriesPoint &before = *(after - 1);
    const auto first = std::ranges::upper_bound(between, before.epochs, {}, &SeriesPoint::epochs);
    const auto end = std::ranges::lower_bound(between, after->epochs, {}, &SeriesPoint::epochs);
    const auto known = std::find_if(first, std::max(first, end), has_come);
    if (known < end)
        return known->epochs;
    return std::lerp(before.epochs, after->epochs, (before.loss - loss) / (before.loss - after->loss));
}

double half_way_of(std::span<const SeriesPoint> points, double lowest, std::span<const SeriesPoint> between)
{
    return moment_of((points.front().loss + lowest) / 2, points, between) - points.front().epochs;
}

double height_of(double loss, LossAxis axis)
{
    return axis == LossAxis::Linear ? loss : std::log(std::max(loss, least_loss));
}

// Of all points, on the axis.
double range_of(std::span<const SeriesPoint> points, LossAxis axis)
{
    const auto [low, high] = std::ranges::minmax(points, {}, loss_of);
    return height_of(high.loss, axis) - height_of(low.loss, axis);
}

CurveShape finite_shape(std::span<const SeriesPoint> points, LossAxis axis,
                        std::span<const SeriesPoint> between)
{
    const auto [low, high] = std::ranges::minmax(points, {}, loss_of);
    const double noticed = noticed_share * (high.loss - low.loss);
    const double quarter = points.back().epochs - (points.back().epochs - points.front().epochs) / 4;
    // The curve is straight between its points, so that the one before the last quarter belongs to it.
    auto first = std::ranges::upper_bound(points, quarter, {}, &SeriesPoint::epochs);
    if (first != points.begin())
        --first;
    const double last_range = range_of(std::span(first, points.end()), axis);
    const double start = points.front().loss;
    return {.start = start,
            .end = points.back().loss,
            .half_way = low.loss < start ? half_way_of(points, low.loss, between) : 0,
            .is_flat = high.loss - low.loss <= noticed_share * start,
            .levels_off = last_range <= noticed_share * range_of(points, axis),
            .goes_up = points.back().loss - low.loss > noticed};
}

// The curve from this point on, by way of what was drawn after it.
std::vector<SeriesPoint> begun_at(const SeriesPoint &start, std::span<const SeriesPoint> points)
{
    std::vector<SeriesPoint> begun{start};
    begun.insert(begun.end(), std::ranges::upper_bound(points, start.epochs, {}, &SeriesPoint::epochs),
                 points.end());
    return begun;
}

ExpectedPace pace_of(const CurveShape &expected, const CurveShape &real)
{
    if (!expected.falls() || !real.falls())
        return ExpectedPace::Alike;
    const double wanted = std::max(expected.half_way, finest_half_way);
    const double taken = std::max(real.half_way, finest_half_way);
    if (taken > noticed_pace * wanted)
        return ExpectedPace::TooFast;
    return wanted > noticed_pace * taken ? ExpectedPace::TooSlow : ExpectedPace::Alike;
}

// On a logarithmic axis the ratio alone is seen.
ExpectedEnd end_of(const CurveShape &expected, const CurveShape &real, LossAxis axis)
{
    const double noticed = axis == LossAxis::Linear ? noticed_end * std::max(expected.start, real.start) : 0;
    if (real.end - expected.end > noticed && real.end > noticed_ratio * expected.end)
        return ExpectedEnd::TooLow;
    const bool is_high = expected.end - real.end > noticed && expected.end > noticed_ratio * real.end;
    return is_high ? ExpectedEnd::TooHigh : ExpectedEnd::Alike;
}
} // namespace

std::optional<CurveShape> shape_of(std::span<const SeriesPoint> points, double from, double to, LossAxis axis,
                                   std::span<const SeriesPoint> between)
{
    const std::vector<SeriesPoint> part = part_of(points, from, to);
    if (part.size() < 2)
        return {};
    if (!std::ranges::all_of(
            part, [](double loss) { return std::isfinite(loss); }, loss_of))
        return CurveShape{.start = part.front().loss, .end = part.back().loss, .goes_up = true};
    return finite_shape(part, axis, between);
}

std::optional<CurveComparison> compare_curves(std::span<const SeriesPoint> expected,
                                              std::span<const SeriesPoint> real, double start, LossAxis axis,
                                              std::span<const SeriesPoint> within)
{
    if (expected.empty() || real.empty())
        return {};
    const double from = std::max(start, real.front().epochs);
    const double to = std::min(expected.back().epochs, real.back().epochs);
    const auto come = shape_of(real, from, to, axis, within);
    if (!come)
        return {};
    const auto drawn = shape_of(begun_at({.epochs = from, .loss = come->start}, expected), from, to, axis);
    if (!drawn)
        return {};
    return CurveComparison{pace_of(*drawn, *come), end_of(*drawn, *come, axis), *drawn, *come};
}

} // namespace deltascope
