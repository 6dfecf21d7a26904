// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "core/network/inputs.h"
#include "core/training/descent/batch_gradient.h"
#include "core/training/descent/sgd_place.h"
#include "core/training/descent/trained_batch.h"
#include "core/training/evaluation/evaluation.h"
#include "core/training/evaluation/mid_epoch_evaluation.h"
#include "core/training/record/bounded_series.h"
#include "core/training/record/checkpoint_history.h"
#include "core/training/record/history.h"
#include "core/training/record/setting_changes.h"
#include "core/training/record/stop_rules.h"

#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace deltascope {

/// Diverged: the loss is not finite; training does not go on from there.
enum class TrainerState { Paused, Training, Diverged };

/// The state of a training run at one moment, complete in itself. Immutable and shared: read it from any
/// thread, keep it as long as you like.
struct TrainingSnapshot
{
    std::uint64_t run = 0;                     ///< the one that the command which began it has returned
    TrainerState state = TrainerState::Paused; ///< at that moment
    TrainingSettings settings;                 ///< of the next batch
    /// The parameters that the run began with; a trainer's snapshot always has them.
    std::shared_ptr<const Parameters<float>> start;
    Network<float> network;       ///< its parameters may be infinite or NaN when Diverged, otherwise never
    std::int64_t images_seen = 0; ///< in this run, since its start or since it was loaded
    /// Seen before it was loaded, as the history tells; history->back().images_seen counts them too.
    std::int64_t images_before = 0;
    /// Whole epochs, those before it was loaded among them, and the part of the present one that is done.
    double epochs = 0;
    /// Where the training that goes on is to end by what has been asked for and by the rule about epochs;
    /// nothing where it goes on without an end, or towards the end of a batch.
    std::optional<int> end_epoch;
    /// That compute the updates; on their number and on the instruction set the last bits of them depend.
    int threads = 1;
    /// Where in the epoch; nothing before there are data, unless it was loaded.
    std::optional<SgdPlace> place;
    /// The number of the training image that was learnt last; nothing before there is one.
    std::optional<int> last_image;
    /// The last whole mini-batch, of images of the training set; nothing before there is one, and after a
    /// return to the last finite parameters.
    std::optional<TrainedBatch> last_batch;
    /// How often the parameters were replaced from outside, in this run.
    int replacements = 0;
    double seconds = 0;           ///< of all these epochs' training, without evaluation
    double epoch_seconds = 0;     ///< of the training of the present epoch
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
    /// The network was loaded or replaced, and what the two above and the history tell is not of it: it is
    /// being read now, or cannot be.
    bool unmeasured = false;
    /// Never null. Of the whole run, bounded: the smoothed loss of its mini-batches, as batch_loss, or means
    /// of it; and where the test set was read within an epoch.
    std::shared_ptr<const std::vector<SeriesPoint>> batch_losses =
        std::make_shared<const std::vector<SeriesPoint>>();
    /// See above.
    std::shared_ptr<const std::vector<SeriesPoint>> mid_epoch_tests =
        std::make_shared<const std::vector<SeriesPoint>>();
    /// The parameters that test and history->back() were measured with; null before there are any.
    std::shared_ptr<const Parameters<float>> evaluated_parameters;
    /// After the epoch with the highest test accuracy, the first such since the run was loaded; null before
    /// one has been measured.
    std::shared_ptr<const Parameters<float>> best;
    int best_epoch = 0; ///< that best is of
    /// Never null. Epochs to look back at, in order, thinned evenly; the first and the newest measured ones
    /// are always among them.
    std::shared_ptr<const std::vector<EpochCheckpoint>> stored =
        std::make_shared<std::vector<EpochCheckpoint>>();
    /// Of a recent mini-batch, the last one when training has stopped; null unless asked for with
    /// watch_gradient(true).
    std::shared_ptr<const BatchGradient> gradient;
    /// Never null. What was changed during the run, in order.
    std::shared_ptr<const std::vector<SettingChange>> changes =
        std::make_shared<std::vector<SettingChange>>();
    StopRules stop_rules;                     ///< as they were given
    StopReason stopped_by = StopReason::None; ///< what ended the training; None again when it goes on
    Message fault;                            ///< one sentence when Diverged, otherwise empty
    /// Folded into W¹ and b¹ when the network was opened; see SavedRun. Plain for a network made here.
    Inputs folded_inputs = Inputs::Plain;

    /// What each part of the run was trained with.
    std::vector<TrainedSpan> spans() const { return trained_spans(*changes, settings, epochs); }

    /// The newest one of the test set that is known, 0 … 1; nothing before there is one, or while the network
    /// is another than all that have been measured.
    std::optional<double> test_accuracy() const
    {
        if (unmeasured)
            return std::nullopt;
        if (mid_epoch_evaluation)
            return mid_epoch_evaluation->accuracy;
        if (test)
            return test->accuracy;
        return history->empty() ? std::nullopt : std::optional(history->back().test_accuracy);
    }
};

/// Which of the promises above a trainer's snapshot breaks, in one line; empty when it keeps all that can be
/// seen without looking at the parameters. Cheap: a trainer asserts it of each.
std::string broken_promise(const TrainingSnapshot &snapshot);

} // namespace deltascope
