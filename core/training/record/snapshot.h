// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/descent/batch_gradient.h"
#include "core/training/descent/settings.h"
#include "core/training/evaluation/evaluation.h"
#include "core/training/evaluation/mid_epoch_evaluation.h"
#include "core/training/record/checkpoint_history.h"
#include "core/training/record/history.h"
#include "core/training/record/stop_rules.h"

#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace deltascope {

enum class TrainerState { Paused, Training, Diverged };

/// What was changed in a run, and when.
struct SettingChange
{
    double epochs = 0; ///< as in the snapshot of that moment
    TrainingSettings before;
    TrainingSettings after;
};

/// The state of a training run at one moment, complete in itself. Immutable and shared: read it from any
/// thread, keep it as long as you like.
struct TrainingSnapshot
{
    std::uint64_t run = 0; ///< a new number for each reset or load
    TrainerState state = TrainerState::Paused;
    TrainingSettings settings;
    /// The parameters that the run began with; a trainer's snapshot always has them.
    std::shared_ptr<const Parameters<float>> start;
    Network<float> network;       ///< its parameters may be infinite or NaN when Diverged, otherwise never
    std::int64_t images_seen = 0; ///< in this run, since its start or since it was loaded
    /// Seen before it was loaded, as the history tells; history->back().images_seen counts them too.
    std::int64_t images_before = 0;
    /// Whole epochs, those before it was loaded among them, and the part of the present one that is done.
    double epochs = 0;
    double seconds = 0;           ///< of all these epochs' training, without evaluation
    double images_per_second = 0; ///< without evaluation; 0 before there is a figure
    double speed_limit = 0;       ///< images per second that training does not exceed; 0: none
    double batch_loss = std::numeric_limits<double>::quiet_NaN(); ///< smoothed; NaN before the first batch
    /// Never null. Starts with epoch 0, once there are data and it has been measured, or with the history
    /// that was loaded; no epoch is left out.
    std::shared_ptr<const History> history = std::make_shared<const History>();
    /// Of the test set after the last whole epoch, that is, of history->back(), or of the parameters that
    /// were loaded; null before there is one.
    std::shared_ptr<const Evaluation> test;
    /// Of the test set since then: several times a second while training is slowed down, and with the present
    /// parameters once it has stopped within an epoch or they have been replaced. Nothing before.
    std::optional<MidEpochEvaluation> mid_epoch_evaluation;
    /// The parameters that test and history->back() were measured with; null before there are any.
    std::shared_ptr<const Parameters<float>> evaluated_parameters;
    /// After the epoch with the highest test accuracy, the first such since the run was loaded; null before
    /// one has been measured.
    std::shared_ptr<const Parameters<float>> best;
    int best_epoch = 0;
    /// Never null. Epochs to look back at, in order, thinned evenly; the first and the newest measured ones
    /// are always among them.
    std::shared_ptr<const std::vector<EpochCheckpoint>> stored =
        std::make_shared<std::vector<EpochCheckpoint>>();
    /// Of a mini-batch of late, the last one when training has stopped; null unless asked for with
    /// watch_gradient(true).
    std::shared_ptr<const BatchGradient> gradient;
    /// Never null. What was changed during the run, in order.
    std::shared_ptr<const std::vector<SettingChange>> changes =
        std::make_shared<std::vector<SettingChange>>();
    StopRules stop_rules;
    StopReason stopped_by = StopReason::None; ///< what ended the training; None again when it goes on
    std::string fault;                        ///< one sentence when Diverged, otherwise empty

    /// The newest one of the test set that is known, 0 … 1; nothing before there is one.
    std::optional<double> test_accuracy() const
    {
        if (mid_epoch_evaluation)
            return mid_epoch_evaluation->accuracy;
        return test ? std::optional(test->accuracy) : std::nullopt;
    }
};

} // namespace deltascope
