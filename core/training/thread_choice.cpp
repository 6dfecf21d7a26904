// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/thread_choice.h"

#include <algorithm>
#include <thread>

namespace deltascope {

namespace {
// A thread more must save more than the barrier costs that each batch then has (about 1 µs, more when
// processors are shared). A hidden unit of an image takes some 15 ns to train; 320 of them, as in a batch of
// 10 with K = 32, are the least that were found worth a thread.
constexpr int units_worth_a_thread = 320;
// Wider than this, and the threads wait for memory more than they compute.
constexpr int most_threads = 8;

int processors()
{
    return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, most_threads);
}
} // namespace

int threads_to_train(int asked, int hidden_units, int batch_size)
{
    if (asked > 0)
        return asked;
    const int worth =
        std::min(hidden_units / 16, hidden_units * std::min(batch_size, 512) / units_worth_a_thread);
    return std::clamp(worth, 1, processors());
}

int threads_to_evaluate(int asked, int)
{
    return asked > 0 ? asked : processors();
}

} // namespace deltascope
