// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/threads/parallelism_tuner.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace deltascope {

namespace {
// In seconds. A trial that fails takes a few milliseconds.
constexpr double least_patience = 0.03;
constexpr double most_patience = 0.5;
// How long the speed of each way is remembered: long enough that an interface which draws for a few
// milliseconds, while a few images wait for it, does not send the other threads away.
constexpr double memory = 0.2;
} // namespace

void ParallelismTuner::done(double images, double seconds)
{
    Pace &pace = paces_[together()];
    const double kept = trying_ ? 0 : std::exp(-seconds / memory);
    pace = {.images = kept * pace.images + images, .seconds = kept * pace.seconds + seconds};
    const bool known = paces_[0].known() && paces_[1].known();
    if (known && paces_[!together_].seconds_per_image() < paces_[together_].seconds_per_image()) {
        together_ = !together_;
        patience_ = least_patience;
    } else if (trying_) {
        patience_ = std::clamp(2 * patience_, least_patience, most_patience);
    }
    until_trial_ = trying_ ? patience_ : until_trial_ - seconds;
    trying_ = !trying_ && until_trial_ <= 0;
}

namespace {
// A thread needs a register of units for itself, and a thread more must be worth its processor. Two threads
// took this share of the time of one, on two processors:
//
//   |B|     1     2     4    10    32   100
//   K=20  0.85  0.78  0.70  0.73
//   K=30  1.02  0.72  0.73  0.65  0.73
//   K=100       0.64  0.65  0.70  0.64  0.65
//
// A small network's epoch is over before anybody has waited for it (K = 30, |B| = 10: 0.03 s), and the
// processor that is left keeps the interface quick: the window showed it learn 30 times a second instead of
// 10, and trained as fast as the command line.
constexpr int register_units = 16;
constexpr int units_worth_a_thread = 600; // of all images of a batch
// Wider than this, and the threads wait for memory more than they compute.
constexpr int most_threads = 8;

int worth_using(int processors)
{
    return std::clamp(processors, 1, most_threads);
}
} // namespace

int processor_count()
{
    return static_cast<int>(std::thread::hardware_concurrency());
}

int threads_to_train(int asked, int hidden_units, int batch_size, int processors)
{
    if (asked > 0)
        return asked;
    const int registers = (hidden_units + register_units - 1) / register_units;
    const int worth = 1 + hidden_units * std::min(batch_size, 512) / units_worth_a_thread;
    return std::min({registers, worth, worth_using(processors)});
}

int threads_to_evaluate(int asked, int processors)
{
    return asked > 0 ? asked : worth_using(processors);
}

} // namespace deltascope
