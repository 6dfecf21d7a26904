// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/saved_run.h"

#include <memory>

namespace deltascope {

/// What a run leaves behind epoch by epoch, as its snapshots tell it. Each part that was told is replaced and
/// never changed, so that snapshots share it. For one thread.
class RunRecorder
{
public:
    /// Of a run that continues what was saved.
    explicit RunRecorder(const SavedRun &earlier = {});

    /// Of all epochs so far; the same until the next add().
    const History &history() const { return *history_.now(); }
    /// The end of an epoch has been measured. An epoch that the history has already is not added again; false
    /// where the history tells another accuracy of it: these are not the parameters that it ended with.
    bool add(const EpochRecord &record, Evaluation test, std::shared_ptr<const Parameters<float>> parameters);
    /// Settings have been changed at that moment; several times at the same moment is one change, or none.
    void add_change(double epochs, const TrainingSettings &before, const TrainingSettings &after);
    /// The smoothed loss of the mini-batches at that moment.
    void add_batch_loss(const SeriesPoint &point) { batch_losses_.append(point); }
    /// The test set was read within an epoch.
    void add_mid_epoch_test(const SeriesPoint &point) { mid_epoch_tests_.append(point); }
    /// The run goes back to there; its epochs stay in the history.
    void go_back_to(double epochs);
    /// Fills in history, test, measured, best, best_epoch, stored, changes and both series.
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
    BoundedSeries batch_losses_;
    BoundedSeries mid_epoch_tests_;
};

} // namespace deltascope
