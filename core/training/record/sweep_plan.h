// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/snapshot.h"

#include <optional>
#include <span>
#include <vector>

namespace deltascope {

/// Runs that differ in one setting, one after the other, each from a new network and for so many epochs.
struct SweepPlan
{
    Setting setting = Setting::Rate;    ///< in which the runs differ
    std::vector<TrainingSettings> runs; ///< each can be trained with
    int epochs = 0;                     ///< of each run, at least 1

    /// The run of the snapshot gives way to the next: it has its epochs, a stop rule has ended it, or it has
    /// diverged.
    bool is_done(const TrainingSnapshot &snapshot) const;
    /// 0 … 1: the part of all epochs that is done when so many runs are behind, and one has this snapshot;
    /// null while that is not there yet.
    double progress(std::size_t runs_done, const TrainingSnapshot *present) const;
};

/// The index of the run whose network is to be kept: the first with the highest test accuracy, of those that
/// have not diverged and have been measured. Nothing where there is none.
std::optional<std::size_t> best_run(std::span<const std::shared_ptr<const TrainingSnapshot>> ends);

} // namespace deltascope
