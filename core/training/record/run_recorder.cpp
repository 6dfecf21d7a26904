// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/run_recorder.h"

namespace deltascope {

RunRecorder::RunRecorder(const SavedRun &earlier)
    : history_(earlier.history)
    , changes_(std::make_shared<std::vector<SettingChange>>(earlier.changes))
    , batch_losses_(BoundedSeries::Thinning::Mean, earlier.batch_losses)
    , mid_epoch_tests_(BoundedSeries::Thinning::Newest, earlier.mid_epoch_tests)
{
}

bool RunRecorder::add(const EpochRecord &record, Evaluation test,
                      std::shared_ptr<const Parameters<float>> parameters)
{
    if (history().empty() || history().back().epoch < record.epoch)
        history_.add(record);
    const bool is_of_history = is_same_accuracy(history().back().test_accuracy, record.test_accuracy);
    test_ = std::make_shared<const Evaluation>(std::move(test));
    if (record.test_accuracy > best_accuracy_) {
        best_ = parameters;
        best_epoch_ = record.epoch;
        best_accuracy_ = record.test_accuracy;
    }
    stored_.add(record.epoch, parameters);
    evaluated_parameters_ = std::move(parameters);
    return is_of_history;
}

void RunRecorder::add_change(double epochs, const TrainingSettings &before, const TrainingSettings &after)
{
    auto changes = std::make_shared<std::vector<SettingChange>>(*changes_);
    SettingChange change{epochs, before, after};
    if (!changes->empty() && changes->back().epochs == epochs) {
        change.before = changes->back().before;
        changes->pop_back();
    }
    if (change.before != change.after)
        changes->push_back(change);
    changes_ = std::move(changes);
}

void RunRecorder::go_back_to(double epochs)
{
    batch_losses_.go_back_to(epochs);
    mid_epoch_tests_.go_back_to(epochs);
}

void RunRecorder::fill(TrainingSnapshot &snapshot) const
{
    snapshot.history = history_.now();
    snapshot.test = test_;
    snapshot.evaluated_parameters = evaluated_parameters_;
    snapshot.best = best_;
    snapshot.best_epoch = best_epoch_;
    snapshot.stored = stored_.list();
    snapshot.changes = changes_;
    snapshot.batch_losses = batch_losses_.now();
    snapshot.mid_epoch_tests = mid_epoch_tests_.now();
}

} // namespace deltascope
