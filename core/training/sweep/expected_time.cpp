// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sweep/expected_time.h"

#include "core/training/trainer/training_loop.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

double expected_seconds(const std::vector<PlannedRun> &runs, const std::shared_ptr<const Dataset> &train,
                        const std::shared_ptr<const Dataset> &test, int workers)
{
    using Clock = std::chrono::steady_clock;
    constexpr auto trial = std::chrono::milliseconds(300);
    TrainingSettings settings = runs.front().settings;
    settings.threads = 1;
    TrainingLoop loop(settings);
    loop.set_data(train, test);
    loop.start();
    const Clock::time_point begin = Clock::now();
    while (Clock::now() - begin < trial && loop.has_work())
        loop.work();
    const double share = loop.snapshot().epochs;
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    double epochs = 0;
    for (const PlannedRun &run : runs)
        epochs += run.epochs;
    const double at_once = std::min(static_cast<double>(workers), static_cast<double>(runs.size()));
    return share > 0 ? epochs / share * seconds / at_once : HUGE_VAL;
}

} // namespace deltascope
