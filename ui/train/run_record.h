// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/snapshot.h"
#include "ui/train/thinned_series.h"

#include <QString>

namespace deltascope {

/// What the window keeps of a training run: its newest snapshot, which holds the history, the settings and
/// the parameters it began with, and the loss between the epochs.
struct RunRecord
{
    int number = 1; ///< in the order of the runs; its colour too
    std::shared_ptr<const TrainingSnapshot> last;
    ThinnedSeries live;

    std::uint64_t run() const { return last->run; }
    const std::vector<EpochRecord> &history() const { return *last->history; }
    QString name() const;
    /// The record with the highest test accuracy, the first of them; null before the first.
    const EpochRecord *best() const;
};

} // namespace deltascope
