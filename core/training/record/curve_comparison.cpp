// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/curve_comparison.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace deltascope {

namespace {
constexpr double noticed_share = 0.1;
constexpr double noticed_pace = 1.5;

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

double half_way_of(std::span<const SeriesPoint> points, double lowest)
{
    const double half = (points.front().loss + lowest) / 2;
    const auto reached = std::ranges::find_if(
        points, [half](double loss) { return loss <= half; }, loss_of);
    return reached == points.end() ? 0 : reached->epochs - points.front().epochs;
}

CurveShape finite_shape(std::span<const SeriesPoint> points)
{
    const auto [low, high] = std::ranges::minmax(points, {}, loss_of);
    const double noticed = noticed_share * (high.loss - low.loss);
    const double quarter = points.back().epochs - (points.back().epochs - points.front().epochs) / 4;
    // The curve is straight between its points, so that the one before the last quarter belongs to it.
    auto first = std::ranges::upper_bound(points, quarter, {}, &SeriesPoint::epochs);
    if (first != points.begin())
        --first;
    const auto [last_low, last_high] = std::ranges::minmax(std::span(first, points.end()), {}, loss_of);
    return {.half_way = low.loss < points.front().loss ? half_way_of(points, low.loss) : 0,
            .levels_off = last_high.loss - last_low.loss <= noticed,
            .goes_up = points.back().loss - low.loss > noticed};
}

ExpectedPace pace_of(const CurveShape &expected, const CurveShape &real)
{
    if (!expected.falls() || !real.falls())
        return ExpectedPace::Alike;
    if (real.half_way > noticed_pace * expected.half_way)
        return ExpectedPace::TooFast;
    return expected.half_way > noticed_pace * real.half_way ? ExpectedPace::TooSlow : ExpectedPace::Alike;
}
} // namespace

std::optional<CurveShape> shape_of(std::span<const SeriesPoint> points, double from, double to)
{
    const std::vector<SeriesPoint> part = part_of(points, from, to);
    if (part.size() < 2)
        return {};
    if (!std::ranges::all_of(
            part, [](double loss) { return std::isfinite(loss); }, loss_of))
        return CurveShape{.goes_up = true};
    return finite_shape(part);
}

std::optional<CurveComparison> compare_curves(std::span<const SeriesPoint> expected,
                                              std::span<const SeriesPoint> real)
{
    if (expected.empty() || real.empty())
        return {};
    const double from = std::max(expected.front().epochs, real.front().epochs);
    const double to = std::min(expected.back().epochs, real.back().epochs);
    const auto drawn = shape_of(expected, from, to);
    const auto come = shape_of(real, from, to);
    if (!drawn || !come)
        return {};
    return CurveComparison{pace_of(*drawn, *come), *drawn, *come};
}

} // namespace deltascope
