// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/training.h"

#include "app/cli/interrupt.h"
#include "app/cli/progress.h"

namespace deltascope::cli {

Training::Training(const TrainingPlan &plan, const Mnist &mnist)
    : loop_(plan.settings)
    , epochs_(plan.epochs)
{
    if (plan.start) {
        result_ = *plan.start;
        result_.settings = plan.settings;
        const double there = result_.epochs + (result_.place ? result_.place->epoch_share() : 0);
        if (!differences(plan.start->settings, plan.settings).empty())
            result_.changes.push_back({there, plan.start->settings, plan.settings});
        loop_.load(result_, loop_.snapshot().run + 1);
    }
    result_.settings = plan.settings;
    first_epoch_ = static_cast<int>(loop_.snapshot().epochs);
    loop_.set_stop_rules(plan.stop_rules);
    loop_.set_data(mnist.train, mnist.test);
    loop_.start(plan.epochs);
}

void Training::run(const Listener &listener)
{
    const Interrupt interrupt;
    Progress progress(first_epoch_, epochs_);
    while (loop_.has_work() && !interrupt.pressed()) {
        if (loop_.work()) {
            progress.clear();
            look(listener);
        }
        progress.show(loop_);
    }
    interrupted_ = interrupt.pressed();
}

Session Training::result() const
{
    if (!last_)
        return result_;
    Session result = saved_run(*last_);
    result.test_accuracy = last_->test->accuracy;
    return result;
}

// At the end of an epoch, where the parameters are those that have been measured, and at divergence.
void Training::look(const Listener &listener)
{
    const auto snapshot = std::make_shared<const TrainingSnapshot>(loop_.snapshot());
    if (snapshot->state == TrainerState::Diverged)
        throw Failure("epoch " + std::to_string((last_ ? last_->history->back().epoch : first_epoch_) + 1) +
                      ": " + snapshot->fault.english());
    const bool measured = snapshot->evaluated_parameters &&
                          (!last_ || snapshot->evaluated_parameters != last_->evaluated_parameters);
    if (!measured)
        return;
    last_ = snapshot;
    const EpochRecord &record = last_->history->back();
    if (record.epoch == first_epoch_)
        return;
    trained_.push_back(record);
    listener(record);
}

} // namespace deltascope::cli
