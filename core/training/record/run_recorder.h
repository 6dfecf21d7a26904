// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/snapshot.h"

#include <memory>

namespace deltascope {

/// What a run leaves behind epoch by epoch, as its snapshots tell it. Each part that was told is replaced and
/// never changed, so that snapshots share it. For one thread.
class RunRecorder
{
public:
    /// Of a run that goes on behind this history, which may be empty.
    explicit RunRecorder(const std::vector<EpochRecord> &earlier = {});

    const History &history() const { return *history_.now(); }
    /// The end of an epoch has been measured. An epoch that the history has already is not added again.
    void add(const EpochRecord &record, Evaluation test, std::shared_ptr<const Parameters<float>> parameters);
    /// Settings have been changed at that moment; several times at the same moment is one change, or none.
    void add_change(double epochs, const TrainingSettings &before, const TrainingSettings &after);
    /// Fills in history, test, measured, best, best_epoch, stored and changes.
    void fill(TrainingSnapshot &snapshot) const;

private:
    GrowingHistory history_;
    std::shared_ptr<const Evaluation> test_;
    std::shared_ptr<const Parameters<float>> evaluated_parameters_;
    std::shared_ptr<const Parameters<float>> best_;
    int best_epoch_ = 0;
    double best_accuracy_ = -1;
    CheckpointHistory stored_;
    std::shared_ptr<const std::vector<SettingChange>> changes_;
};

} // namespace deltascope
