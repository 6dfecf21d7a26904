// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs/run_pace.h"

namespace deltascope {

namespace {
constexpr double watched = 10; // seconds
constexpr double betweenMoments = 0.1;
constexpr double leastWatched = 3; // before a figure is given
} // namespace

void RunPace::take(double now, std::uint64_t run, double epochs, bool training)
{
    if (run != m_run || !training || (!m_moments.empty() && epochs < m_moments.back().epochs))
        m_moments.clear();
    m_run = run;
    if (!training || (!m_moments.empty() && now - m_moments.back().now < betweenMoments))
        return;
    if (m_moments.size() == 1 && epochs == m_moments.front().epochs)
        m_moments.clear(); // it has not begun yet
    m_moments.push_back({now, epochs});
    while (m_moments.size() > 2 && now - m_moments[1].now > watched)
        m_moments.pop_front();
}

std::optional<double> RunPace::epochsPerSecond() const
{
    if (m_moments.empty())
        return std::nullopt;
    const double seconds = m_moments.back().now - m_moments.front().now;
    const double epochs = m_moments.back().epochs - m_moments.front().epochs;
    if (seconds < leastWatched || epochs <= 0)
        return std::nullopt;
    return epochs / seconds;
}

} // namespace deltascope
