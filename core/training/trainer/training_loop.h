// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/descent/sgd.h"
#include "core/training/evaluation/mid_epoch_evaluation.h"
#include "core/training/record/run_recorder.h"
#include "core/training/trainer/epoch_measurement.h"
#include "core/training/trainer/throughput_meter.h"

#include <chrono>
#include <optional>

namespace deltascope {

/// What the trainer's thread does, without the thread: commands change what there is to do, work() does a
/// short slice of it, snapshot() tells where it stands. Use from one thread. The commands mean what those of
/// Trainer mean.
class TrainingLoop
{
public:
    /// Its first run has the number 1; those that begin later have the number that their command gives.
    explicit TrainingLoop(const TrainingSettings &settings);

    /// The first data are those of the present run; later ones begin the run of that number.
    void set_data(const std::shared_ptr<const Dataset> &train, const std::shared_ptr<const Dataset> &test,
                  std::uint64_t run = 1);
    void start();                                                        ///< without an end
    void start(int epochs);                                              ///< to the end of that many
    void pause();                                                        ///< at once
    void train_one_batch();                                              ///< to its end
    void reset(const TrainingSettings &settings, std::uint64_t run);     ///< a new run
    void load(const SavedRun &saved, std::uint64_t run);                 ///< a run that goes on
    void replace_parameters(const Network<float> &network);              ///< in the same run
    void apply(const TrainingSettings &settings);                        ///< in the same run
    void set_stop_rules(const StopRules &rules) { stop_rules_ = rules; } ///< from now on
    void watch_gradient(bool watch);                                     ///< from the next batch on
    void set_speed_limit(double images_per_second);                      ///< 0: none
    void return_to_last_finite();                                        ///< after divergence

    /// There is something that work() can do now.
    bool has_work() const
    {
        return measurement_ || live_testing_.running() || (sgd_ && state_ == TrainerState::Training);
    }
    /// Trains or evaluates for a few milliseconds. True when the change should be shown at once: an
    /// epoch, or where training has stopped, has been measured, or the state is another one.
    bool work();
    /// When work() should be called next, so that the speed limit holds.
    std::chrono::steady_clock::time_point due() const
    {
        return live_testing_.running() ? std::chrono::steady_clock::time_point{} : due_;
    }
    /// Costs a copy of the parameters.
    TrainingSnapshot snapshot() const;

private:
    enum class Goal { Reached, Batch, Epochs, Forever };

    void set_goal(Goal goal);
    void start_towards(Goal goal);
    void begin_run(const Parameters<float> &parameters);
    SavedRun origin_with_images() const;
    SeriesPoint present_point() const;
    int epochs_before() const { return origin_.epochs; }
    void begin_training(const Parameters<float> &parameters);
    void diverge(Message fault);
    void begin_measurement();
    void measure_slice();
    void end_measurement();
    bool live_test_is_due() const;
    void begin_live_test();
    MidEpochEvaluation present_moment() const;
    bool live_test_slice();
    void train_slice();
    void end_epoch();
    std::optional<int> goal_epoch() const;
    bool all_finite() const;
    Parameters<float> parameters() const;

    std::optional<TrainingImages> train_; ///< both or none
    std::optional<TrainingImages> test_;
    TrainingSettings settings_;
    TrainerState state_ = TrainerState::Paused;
    Goal goal_ = Goal::Reached;
    int epochs_left_ = 0; ///< to train, when the goal is Epochs
    std::uint64_t run_ = 0;
    Message fault_;
    StopRules stop_rules_;
    StopReason stopped_by_ = StopReason::None;
    int patient_since_ = 0; ///< the epoch from which patience counts
    bool watching_ = false;
    double speed_limit_ = 0; ///< images per second; 0: none
    std::chrono::steady_clock::time_point due_;

    SavedRun origin_;                                ///< what the run goes on from, without the parameters
    std::int64_t images_before_ = 0;                 ///< until there
    int replacements_ = 0;                           ///< of the parameters from outside
    std::shared_ptr<const Parameters<float>> start_; ///< of the run; it has no Sgd before there are data
    std::optional<Sgd> sgd_;
    std::optional<Sgd::Checkpoint> last_finite_;
    ThroughputMeter throughput_;
    std::optional<EpochMeasurement> measurement_; ///< while an epoch is being measured
    RunRecorder recorder_;
    MidEpochEvaluator live_testing_;
    bool unmeasured_ = false;               ///< as in the snapshot
    std::optional<std::int64_t> tested_at_; ///< images seen; nothing: the parameters have not been measured
    std::chrono::steady_clock::time_point live_test_begun_;
    std::chrono::steady_clock::time_point live_test_due_; ///< while training is slowed down
};

} // namespace deltascope
