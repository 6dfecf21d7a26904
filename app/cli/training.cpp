// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/training.h"

#include "app/cli/progress.h"

#include <csignal>

namespace deltascope::cli {

namespace {
volatile std::sig_atomic_t ctrl_c_pressed = 0;

/// While it lives, Ctrl-C only asks to stop; a second one ends the program as usual.
class InterruptAsRequest
{
public:
    InterruptAsRequest()
        : before_(std::signal(SIGINT, ask_to_stop))
    {
    }
    ~InterruptAsRequest() { std::signal(SIGINT, before_); }
    InterruptAsRequest(const InterruptAsRequest &) = delete;
    InterruptAsRequest &operator=(const InterruptAsRequest &) = delete;

private:
    static void ask_to_stop(int)
    {
        ctrl_c_pressed = 1;
        std::signal(SIGINT, SIG_DFL);
    }

    void (*before_)(int);
};
} // namespace

Training::Training(const TrainingPlan &plan, const Mnist &mnist)
    : loop_(plan.settings)
    , epochs_(plan.epochs)
{
    if (plan.start) {
        result_ = *plan.start;
        loop_.load(plan.start->network, plan.settings, plan.start->history, plan.start->epochs);
    }
    result_.settings = plan.settings;
    result_.epochs = first_epoch_ = static_cast<int>(loop_.snapshot().epochs);
    loop_.set_stop_rules(plan.stop_rules);
    loop_.set_data(mnist.train, mnist.test);
    loop_.start(plan.epochs);
}

void Training::run(const Listener &listener)
{
    const InterruptAsRequest interrupt;
    Progress progress(first_epoch_, epochs_);
    while (loop_.has_work() && !ctrl_c_pressed) {
        if (loop_.work()) {
            progress.clear();
            look(listener);
        }
        progress.show(loop_);
    }
    interrupted_ = ctrl_c_pressed != 0;
}

Session Training::result() const
{
    Session result = result_;
    if (history_)
        result.history = *history_;
    return result;
}

// At the end of an epoch and at divergence.
void Training::look(const Listener &listener)
{
    const TrainingSnapshot snapshot = loop_.snapshot();
    if (snapshot.state == TrainerState::Diverged)
        throw Failure("epoch " + std::to_string(result_.epochs + 1) + ": " + snapshot.fault);
    if (snapshot.evaluated_parameters == evaluated_parameters_)
        return;
    evaluated_parameters_ = snapshot.evaluated_parameters;
    result_.network = {snapshot.network.functions, *snapshot.evaluated_parameters};
    result_.test_accuracy = snapshot.test->accuracy;
    history_ = snapshot.history;
    const EpochRecord &record = history_->back();
    if (record.epoch == first_epoch_)
        return;
    result_.epochs = record.epoch;
    trained_.push_back(record);
    listener(record);
}

} // namespace deltascope::cli
