// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/sweep_plan.h"

#include <algorithm>

namespace deltascope {

bool SweepPlan::is_done(const TrainingSnapshot &snapshot) const
{
    return snapshot.state == TrainerState::Diverged || snapshot.stopped_by != StopReason::None ||
           (!snapshot.history->empty() && snapshot.history->back().epoch >= epochs);
}

double SweepPlan::progress(std::size_t runs_done, const TrainingSnapshot *present) const
{
    if (runs.empty() || epochs <= 0)
        return 0;
    const double share = present ? std::min(present->epochs / epochs, 1.0) : 0;
    return (static_cast<double>(runs_done) + share) / static_cast<double>(runs.size());
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
