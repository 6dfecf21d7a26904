// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/evaluation.h"
#include "core/training/history.h"
#include "core/training/settings.h"

#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace deltascope {

enum class TrainerState { Paused, Training, Diverged };

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
    std::int64_t images_seen = 0; ///< in this run
    double epochs = 0;            ///< images_seen / size of the training set
    double seconds = 0;           ///< of training in this run, without evaluation
    double images_per_second = 0; ///< of the training alone; 0 before there is a figure
    double batch_loss = std::numeric_limits<double>::quiet_NaN(); ///< smoothed; NaN before the first batch
    /// Never null. Starts with epoch 0, once there are data and it has been measured; no epoch is left out.
    std::shared_ptr<const std::vector<EpochRecord>> history = std::make_shared<std::vector<EpochRecord>>();
    /// Of the test set after the last whole epoch, that is, of history->back(); null before there is one.
    std::shared_ptr<const Evaluation> test;
    /// The parameters that test and history->back() were measured with; null before there are any.
    std::shared_ptr<const Parameters<float>> measured;
    std::string fault; ///< one sentence when Diverged, otherwise empty
};

} // namespace deltascope
