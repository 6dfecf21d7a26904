// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/frame_throttle.h"

#include "core/platform/calling_thread.h"

#include <algorithm>
#include <utility>

namespace deltascope {

namespace {
using namespace std::chrono_literals;
constexpr int showingsOfLate = 4;
} // namespace

FrameThrottle::FrameThrottle()
    : FrameThrottle(processor_time_of_thread)
{
}

FrameThrottle::FrameThrottle(std::function<std::chrono::nanoseconds()> usedTime)
    : m_usedTime(std::move(usedTime))
{
}

std::chrono::milliseconds FrameThrottle::next(std::chrono::nanoseconds cost, double share,
                                              std::chrono::milliseconds least)
{
    m_cost = m_cost == 0ns ? cost : m_cost + (cost - m_cost) / showingsOfLate;
    const std::chrono::duration<double, std::nano> apart = m_cost / share;
    return std::clamp(std::chrono::ceil<std::chrono::milliseconds>(apart), least, longest);
}

std::chrono::milliseconds FrameThrottle::next(double share, std::chrono::milliseconds least)
{
    const auto used = m_usedTime();
    const auto cost = m_used ? used - *m_used : m_cost;
    m_used = used;
    return next(cost, share, least);
}

} // namespace deltascope
