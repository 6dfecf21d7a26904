// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/training_plan.h"
#include "core/data/mnist.h"
#include "core/training/trainer/training_loop.h"

#include <functional>

namespace deltascope::cli {

/// Trains as a plan says, and keeps what the last whole epoch gave.
class Training
{
public:
    /// Told each epoch of this training once it has been measured.
    using Listener = std::function<void(const EpochRecord &)>;

    Training(const TrainingPlan &plan, const Mnist &mnist);

    /// Returns when all epochs have been trained, a rule has stopped them or Ctrl-C was pressed; a second
    /// Ctrl-C ends the program as usual. Throws Failure when the loss is no longer finite.
    void run(const Listener &listener);
    /// Ctrl-C was pressed.
    bool interrupted() const { return interrupted_; }

    /// The network after the last whole epoch, with its whole history.
    Session result() const;
    /// The epochs of this training.
    const std::vector<EpochRecord> &trained() const { return trained_; }

private:
    void look(const Listener &listener);

    TrainingLoop loop_;
    int epochs_;
    bool interrupted_ = false;
    int first_epoch_ = 0;                          ///< the one that training goes on from
    std::shared_ptr<const TrainingSnapshot> last_; ///< of a measured epoch; null before there is one
    Session result_;                               ///< what it went on from
    std::vector<EpochRecord> trained_;
};

} // namespace deltascope::cli
