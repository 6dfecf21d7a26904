// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/saved_run.h"

#include <string>

namespace deltascope {

/// A run that has ended, as it is kept beside the present one.
struct EndedRun
{
    /// As it was left; of one that has diverged, with the parameters that it began with.
    SavedRun end = {};
    std::shared_ptr<const Parameters<float>> start = {}; ///< that it began with; not null
    std::shared_ptr<const Parameters<float>> best = {};  ///< as in TrainingSnapshot
    int best_epoch = 0;                                  ///< as in TrainingSnapshot
    std::int64_t images_seen = 0;                        ///< as in TrainingSnapshot
    std::int64_t images_before = 0;                      ///< as in TrainingSnapshot
    std::optional<MidEpochEvaluation> mid_epoch = {};    ///< as in TrainingSnapshot, the numbers alone
    bool diverged = false;                               ///< and cannot be continued
    std::string title = {};                              ///< UTF-8, that the user gave it; empty: none
    int number = 1;                                      ///< in the order of the runs
    bool shown = false;                                  ///< its curves are laid over the present ones
};

/// The numbers of a moment, without what it was measured with and image by image.
MidEpochEvaluation numbers_of(MidEpochEvaluation moment);

/// What there is to keep of a run that was left at that moment; without title and number.
EndedRun ended_run(const TrainingSnapshot &snapshot);

/// The snapshot of such a run, under this id, with all that ended_run() keeps.
std::shared_ptr<const TrainingSnapshot> ended_snapshot(const EndedRun &ended, std::uint64_t run);

} // namespace deltascope
