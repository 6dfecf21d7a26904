// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <vector>

namespace deltascope {

/// A moment of a run, and what was measured then, or since the point before.
struct SeriesPoint
{
    double epochs = 0;                                          ///< as in the snapshot of that moment
    double images = 0;                                          ///< seen until then, before it was loaded too
    double seconds = 0;                                         ///< of training
    double loss = 0;                                            ///< mean Lₙ
    double accuracy = std::numeric_limits<double>::quiet_NaN(); ///< 0 … 1; NaN where there is none
};

/// A curve that grows without end in bounded memory: when it is full, neighbours become one point, unless it
/// stood for over a twentieth of the way from the start. Points come in the order of their epochs; one that
/// is not after the last takes the run back to there. For one thread; what now() tells is for all.
class BoundedSeries
{
public:
    /// How neighbours become one point.
    enum class Thinning {
        Mean,  ///< a point that stands for several has the mean of their losses
        Newest ///< of several the newest stays, as it was measured
    };
    static constexpr std::size_t usual_capacity = 2048; ///< points, more than a plot has columns

    /// Of a run that goes on behind these points. capacity ≥ 4 and even.
    explicit BoundedSeries(Thinning thinning, const std::vector<SeriesPoint> &earlier = {},
                           std::size_t capacity = usual_capacity);

    /// The newest point, see the class for its order.
    void append(const SeriesPoint &point);
    /// Forgets what came after so many epochs.
    void go_back_to(double epochs);
    /// In order; the same until the next change; never null. The newest point is among them.
    const std::shared_ptr<const std::vector<SeriesPoint>> &now() const;

private:
    static SeriesPoint joined(const SeriesPoint &before, std::size_t weight, const SeriesPoint &after,
                              std::size_t weight_after, Thinning thinning);
    void thin();

    Thinning thinning_;
    std::size_t capacity_;
    std::size_t stride_ = 1;  ///< that many appended points become one
    std::size_t in_last_ = 1; ///< so many are in the last one
    std::vector<SeriesPoint> points_;
    mutable std::shared_ptr<const std::vector<SeriesPoint>> now_; ///< null: not made yet
};

} // namespace deltascope
