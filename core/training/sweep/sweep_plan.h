// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/sweep/parallel_runs.h"

#include <optional>
#include <span>
#include <vector>

namespace deltascope {

/// Runs that differ in one setting, each with so many seeds, from new networks and for so many epochs.
struct SweepPlan
{
    Setting setting = Setting::Rate;      ///< in which the settings differ
    std::vector<TrainingSettings> values; ///< each can be trained with
    int seeds = 1;                        ///< of each of them: its own and those that follow; at least 1
    int epochs = 1;                       ///< of each run, at least 1

    /// How many runs these are.
    std::size_t count() const { return values.size() * static_cast<std::size_t>(seeds); }
    /// One run after the other, the seeds of a setting together.
    std::vector<PlannedRun> runs() const;
};

/// The index of the run whose network is to be kept: the first with the highest test accuracy, of those that
/// have not diverged and have been measured. Nothing where there is none.
std::optional<std::size_t> best_run(std::span<const std::shared_ptr<const TrainingSnapshot>> ends);

} // namespace deltascope
