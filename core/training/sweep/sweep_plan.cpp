// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sweep/sweep_plan.h"

namespace deltascope {

std::vector<PlannedRun> SweepPlan::runs() const
{
    std::vector<PlannedRun> runs;
    runs.reserve(count());
    for (const TrainingSettings &value : values)
        for (int seed = 0; seed < seeds; ++seed) {
            runs.push_back({value, epochs, {}});
            runs.back().settings.seed += static_cast<std::uint64_t>(seed);
        }
    return runs;
}

std::optional<std::size_t> best_run(std::span<const std::shared_ptr<const TrainingSnapshot>> ends)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const auto accuracy = ends[i]->test_accuracy();
        if (ends[i]->state != TrainerState::Diverged && accuracy &&
            (!best || accuracy > ends[*best]->test_accuracy()))
            best = i;
    }
    return best;
}

} // namespace deltascope
