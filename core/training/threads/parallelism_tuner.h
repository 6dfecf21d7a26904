// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace deltascope {

/// Finds out by measuring whether a team of threads is faster than one thread that does the work of all: it
/// is not when another program keeps one of its processors busy, because the others wait for that one. The
/// faster way is taken, and the other one tried again now and then, the more rarely the more often it failed.
class ParallelismTuner
{
public:
    /// How to do the next piece of work: by the team, or by one thread.
    bool together() const { return trying_ != together_; }
    /// So many images that piece had, more than none, and so many seconds it took.
    void done(double images, double seconds);

private:
    struct Pace
    {
        double images = 0; ///< the older the less they count
        double seconds = 0;

        bool known() const { return seconds > 0; }
        double seconds_per_image() const { return seconds / images; }
    };

    std::array<Pace, 2> paces_; ///< of late: of one thread, of the team
    bool together_ = false;     ///< the faster way so far
    bool trying_ = false;       ///< the other way, for the next piece
    double until_trial_ = 0;    ///< seconds until the other way is tried
    double patience_ = 0;       ///< seconds between two trials
};

/// How many threads train or evaluate a network of that size when asked is 0; asked itself otherwise. The
/// answer depends only on the arguments and on the number of processors.
int threads_to_train(int asked, int hidden_units, int batch_size);
/// The same for reading images, by a network of any size.
int threads_to_evaluate(int asked);

} // namespace deltascope
