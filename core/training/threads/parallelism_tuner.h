// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace deltascope {

/// Finds out by measuring whether a team of threads is faster than one thread that does the work of all: it
/// is not when another program keeps one of its processors busy, because the others wait for that one. The
/// faster way is taken, and the other one tried again now and then, less often each time it fails.
class ParallelismTuner
{
public:
    /// How to do the next piece of work: by the team, or by one thread.
    bool together() const { return trying_ != together_; }
    /// That piece had this many images, at least one, and took this many seconds.
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

/// How many processors this machine has, as far as it tells; 0: it does not.
int processor_count();

/// How many threads train a network of that size when asked is 0: at least one, and no more than there are
/// processors; asked itself otherwise. The answer depends on the arguments alone.
int threads_to_train(int asked, int hidden_units, int batch_size, int processors = processor_count());
/// The same for reading images, by a network of any size.
int threads_to_evaluate(int asked, int processors = processor_count());

} // namespace deltascope
