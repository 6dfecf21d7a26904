// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace deltascope {

/// Finds out by measuring whether a team of threads is faster than one thread that does the work of all: it
/// is not when another program keeps one of its processors busy, because the others wait for that one. The
/// faster way is taken, and the other one tried again now and then, the more rarely the more often it failed.
class TeamChoice
{
public:
    /// How to do the next piece of work: by the team, or by one thread.
    bool together() const { return trying_ != together_; }
    /// What that piece took.
    void done(double seconds_per_image);

private:
    std::array<double, 2> seconds_{}; ///< per image of late: by one thread, by the team; 0: not known
    bool together_ = false;           ///< the faster way so far
    bool trying_ = false;             ///< the other way, for the next piece
    int pieces_ = 1;                  ///< until the other way is tried
    int patience_ = 8;
};

} // namespace deltascope
