// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/bounded_series.h"

#include <algorithm>

namespace deltascope {

namespace {
constexpr double finest_share = 0.05; // of the way from the start that a point may stand for
constexpr std::size_t most_fine = 4;  // of which the points at the start are at most one

// So many of the points at the start stay as they are: when a curve fell is to be read off however long the
// run becomes.
std::size_t fine_points(const std::vector<SeriesPoint> &points, std::size_t capacity)
{
    const double start = points.front().epochs;
    std::size_t fine = 0;
    while (fine < capacity / most_fine &&
           points[fine + 2].epochs - points[fine].epochs > finest_share * (points[fine].epochs - start))
        ++fine;
    return fine;
}
} // namespace

BoundedSeries::BoundedSeries(Thinning thinning, const std::vector<SeriesPoint> &earlier, std::size_t capacity)
    : thinning_(thinning)
    , capacity_(capacity)
    , points_(earlier)
{
    while (points_.size() >= capacity_)
        thin();
    in_last_ = stride_;
}

void BoundedSeries::append(const SeriesPoint &point)
{
    if (!points_.empty() && points_.back().epochs >= point.epochs) {
        const auto rest = std::ranges::lower_bound(points_, point.epochs, {}, &SeriesPoint::epochs);
        points_.erase(rest, points_.end());
        in_last_ = stride_;
    }
    if (in_last_ < stride_ && !points_.empty()) {
        points_.back() = joined(points_.back(), in_last_, point, 1, thinning_);
        ++in_last_;
    } else {
        points_.push_back(point);
        in_last_ = 1;
    }
    if (points_.size() >= capacity_)
        thin();
    now_.reset();
}

void BoundedSeries::go_back_to(double epochs)
{
    const auto rest = std::ranges::upper_bound(points_, epochs, {}, &SeriesPoint::epochs);
    if (rest == points_.end())
        return;
    points_.erase(rest, points_.end());
    in_last_ = stride_;
    now_.reset();
}

const std::shared_ptr<const std::vector<SeriesPoint>> &BoundedSeries::now() const
{
    if (!now_)
        now_ = std::make_shared<const std::vector<SeriesPoint>>(points_);
    return now_;
}

SeriesPoint BoundedSeries::joined(const SeriesPoint &before, std::size_t weight, const SeriesPoint &after,
                                  std::size_t weight_after, Thinning thinning)
{
    SeriesPoint point = after;
    if (thinning == Thinning::Mean) {
        const auto all = static_cast<double>(weight + weight_after);
        const double share = static_cast<double>(weight) / all;
        point.loss = share * before.loss + (1 - share) * after.loss;
    }
    return point;
}

void BoundedSeries::thin()
{
    const std::size_t fine = fine_points(points_, capacity_);
    std::vector<SeriesPoint> kept(points_.begin(), points_.begin() + static_cast<std::ptrdiff_t>(fine));
    for (std::size_t i = fine; i + 1 < points_.size(); i += 2) {
        const std::size_t weight = i + 2 == points_.size() ? in_last_ : stride_;
        kept.push_back(joined(points_[i], stride_, points_[i + 1], weight, thinning_));
    }
    if ((points_.size() - fine) % 2 == 1)
        kept.push_back(points_.back());
    else
        in_last_ += stride_;
    points_ = std::move(kept);
    stride_ *= 2;
}

} // namespace deltascope
