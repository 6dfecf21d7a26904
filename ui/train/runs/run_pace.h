// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

namespace deltascope {

/// How fast a run goes on by the clock, with its evaluations: from where it stood in the last seconds.
class RunPace
{
public:
    /// Where the run stands at a moment, in seconds by any clock that only goes forward. A run that does not
    /// train, is another one, or has gone back begins anew.
    void take(double now, std::uint64_t run, double epochs, bool training);
    /// Epochs in a second; none before there is enough to tell. It counts from the first step of the
    /// training on: before it the network is evaluated once.
    std::optional<double> epochsPerSecond() const;

private:
    struct Moment
    {
        double now;
        double epochs;
    };
    std::uint64_t m_run = 0;
    std::deque<Moment> m_moments; ///< of the last seconds
};

} // namespace deltascope
