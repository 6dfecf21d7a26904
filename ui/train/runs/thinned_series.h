// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace deltascope {

/// Where a run stood between two epochs.
struct LivePoint
{
    double epochs = 0;
    double images = 0;
    double seconds = 0;  ///< of training
    double loss = 0;     ///< of the last mini-batches, smoothed, or of the test set
    double accuracy = 0; ///< 0 … 1, of the test set
};

/// A curve that grows without end in bounded memory: when it is full, every other point goes, and from then
/// on only every other new one is kept. Each point that is kept is one that was measured. The newest always
/// is.
class ThinnedSeries
{
public:
    /// At least 4 points.
    explicit ThinnedSeries(std::size_t capacity = 2048)
        : m_capacity(capacity)
    {
    }

    /// Points come in the order of their epochs. One that is not after the last takes the run back to there:
    /// all points from it on are dropped first.
    void append(const LivePoint &point);

    /// In the order of their epochs.
    const std::vector<LivePoint> &points() const { return m_points; }

    /// For each point whether a line from the one before it tells what was between them: where at least so
    /// many points lie in an epoch, no two of them twice as far apart as that. Of the first it is false.
    std::vector<bool> joined(std::size_t leastPerEpoch) const;

private:
    void thin();

    std::size_t m_capacity;
    std::size_t m_stride = 1;  ///< of so many points that come, one is kept
    std::size_t m_skipped = 0; ///< points after the last kept one; the newest of them is points().back()
    std::vector<LivePoint> m_points;
};

} // namespace deltascope
