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
    explicit TrainingLoop(const TrainingSettings &settings);

    void set_data(const std::shared_ptr<const Dataset> &train, const std::shared_ptr<const Dataset> &test);
    void start();
    void start(int epochs);
    void pause();
    void train_one_batch();
    void reset(const TrainingSettings &settings);
    void load(const Network<float> &network, const TrainingSettings &settings,
              const std::vector<EpochRecord> &history = {}, int epochs = 0);
    void replace_parameters(const Network<float> &network);
    /// One of the settings that need no new network.
    template <class Value>
    void change(Value TrainingSettings::*setting, Value value)
    {
        TrainingSettings changed = settings_;
        changed.*setting = value;
        change_to(changed);
    }
    void set_stop_rules(const StopRules &rules) { stop_rules_ = rules; }
    void watch_gradient(bool watch);
    void set_speed_limit(double images_per_second);
    void return_to_last_finite();

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
    TrainingSnapshot snapshot() const;

private:
    enum class Goal { Reached, Batch, Epochs, Forever };

    void set_goal(Goal goal);
    void start_towards(Goal goal);
    void change_to(const TrainingSettings &settings);
    void begin_run(const Parameters<float> &parameters);
    std::vector<EpochRecord> earlier_with_images() const;
    void begin_training(const Parameters<float> &parameters);
    void diverge(std::string fault);
    void begin_measurement();
    void measure_slice();
    void end_measurement();
    bool live_test_is_due() const;
    void begin_live_test();
    bool live_test_slice();
    void train_slice();
    void end_epoch();
    bool all_finite() const;
    Parameters<float> parameters() const;

    std::optional<TrainingImages> train_; ///< both or none
    std::optional<TrainingImages> test_;
    TrainingSettings settings_;
    TrainerState state_ = TrainerState::Paused;
    Goal goal_ = Goal::Reached;
    int epochs_left_ = 0; ///< to train, when the goal is Epochs
    std::uint64_t run_ = 0;
    std::string fault_;
    StopRules stop_rules_;
    StopReason stopped_by_ = StopReason::None;
    int patient_since_ = 0; ///< the epoch from which patience counts
    bool watching_ = false;
    double speed_limit_ = 0; ///< images per second; 0: none
    std::chrono::steady_clock::time_point due_;

    std::vector<EpochRecord> earlier_;               ///< the history that the run goes on behind
    int epochs_before_ = 0;                          ///< those of earlier_, or more
    std::int64_t images_before_ = 0;                 ///< in these epochs
    std::shared_ptr<const Parameters<float>> start_; ///< of the run; it has no Sgd before there are data
    std::optional<Sgd> sgd_;
    std::optional<Sgd::Checkpoint> last_finite_;
    ThroughputMeter throughput_;
    std::optional<EpochMeasurement> measurement_; ///< while an epoch is being measured
    RunRecorder recorder_;
    MidEpochEvaluator live_testing_;
    std::optional<std::int64_t> tested_at_; ///< images seen; nothing: the parameters have not been measured
    std::chrono::steady_clock::time_point live_test_begun_;
    std::chrono::steady_clock::time_point live_test_due_; ///< while training is slowed down
};

} // namespace deltascope
