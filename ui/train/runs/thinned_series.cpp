// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs/thinned_series.h"

#include <algorithm>

namespace deltascope {

void ThinnedSeries::append(const LivePoint &point)
{
    const auto isBefore = [](const LivePoint &a, const LivePoint &b) { return a.epochs < b.epochs; };
    const auto rest = std::lower_bound(m_points.begin(), m_points.end(), point, isBefore);
    if (rest != m_points.end()) {
        m_points.erase(rest, m_points.end());
        m_skipped = 0;
    }
    if (m_skipped > 0)
        m_points.pop_back();
    m_points.push_back(point);
    m_skipped = (m_skipped + 1) % m_stride;
    if (m_points.size() == m_capacity)
        thin();
}

std::vector<bool> ThinnedSeries::joined(std::size_t leastPerEpoch) const
{
    std::vector<bool> joined(m_points.size(), false);
    if (m_points.empty())
        return joined;
    const std::size_t window = std::min(leastPerEpoch, m_points.size());
    const double widest = static_cast<double>(window) / static_cast<double>(leastPerEpoch);
    const double widestGap = 2.0 / static_cast<double>(leastPerEpoch);
    std::size_t next = 1; // all joints before it are known
    for (std::size_t first = 0; first + window <= m_points.size(); ++first) {
        const std::size_t end = first + window;
        if (m_points[end - 1].epochs - m_points[first].epochs > widest)
            continue;
        for (next = std::max(next, first + 1); next < end; ++next)
            joined[next] = m_points[next].epochs - m_points[next - 1].epochs <= widestGap;
    }
    return joined;
}

void ThinnedSeries::thin()
{
    const LivePoint newest = m_points.back();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_points.size(); i += 2)
        m_points[kept++] = m_points[i];
    m_points.resize(kept);
    m_stride *= 2;
    m_skipped = 0;
    if (m_points.back().epochs < newest.epochs) {
        m_points.push_back(newest);
        m_skipped = 1;
    }
}

} // namespace deltascope
