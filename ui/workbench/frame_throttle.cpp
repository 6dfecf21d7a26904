// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/frame_throttle.h"

#include <algorithm>
#include <ctime>

namespace deltascope {

namespace {
using namespace std::chrono_literals;
constexpr int showingsOfLate = 4;

std::chrono::nanoseconds timeUsedByThread()
{
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}
} // namespace

std::chrono::milliseconds FrameThrottle::next(std::chrono::nanoseconds cost, double share)
{
    m_cost = m_cost == 0ns ? cost : m_cost + (cost - m_cost) / showingsOfLate;
    const std::chrono::duration<double, std::nano> apart = m_cost / share;
    return std::clamp(std::chrono::ceil<std::chrono::milliseconds>(apart), shortest, longest);
}

std::chrono::milliseconds FrameThrottle::next(double share)
{
    const auto used = timeUsedByThread();
    const auto cost = m_used ? used - *m_used : m_cost;
    m_used = used;
    return next(cost, share);
}

} // namespace deltascope
