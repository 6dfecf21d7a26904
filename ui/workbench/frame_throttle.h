// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <optional>

namespace deltascope {

/// How often a training is shown: as often as the eye can follow, but no more often than its share of the
/// interface thread's time allows. Use from one thread.
class FrameThrottle
{
public:
    static constexpr std::chrono::milliseconds shortest{33};
    static constexpr std::chrono::milliseconds longest{400};

    FrameThrottle();
    /// usedTime tells the processor time that the calling thread has used so far.
    explicit FrameThrottle(std::function<std::chrono::nanoseconds()> usedTime);

    /// A showing begins now. Returns the time until the next one, which is not shorter than least; cost is
    /// what the thread has done since the last one began, and share, in (0, 1], how much of the time it may
    /// work.
    std::chrono::milliseconds next(std::chrono::nanoseconds cost, double share,
                                   std::chrono::milliseconds least = shortest);
    /// The same with the processor time that the calling thread has used since the last call.
    std::chrono::milliseconds next(double share, std::chrono::milliseconds least = shortest);
    /// The training has ended: what the thread does until the next one begins counts for nothing.
    void forget() { m_used.reset(); }

private:
    std::function<std::chrono::nanoseconds()> m_usedTime;
    std::optional<std::chrono::nanoseconds> m_used; ///< by the thread, when the last showing began
    std::chrono::nanoseconds m_cost{};              ///< of one showing, of late
};

} // namespace deltascope
