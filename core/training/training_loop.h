// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/sgd.h"
#include "core/training/snapshot.h"

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

    void set_data(const Dataset &train, const Dataset &test);
    void start();
    void start(int epochs);
    void pause();
    void train_one_batch();
    void reset(const TrainingSettings &settings);
    void load(const Network<float> &network, const TrainingSettings &settings);
    void replace_parameters(const Network<float> &network);
    void set_rate(double rate);
    void set_batch_size(int batch_size);
    void set_threads(int threads);
    void return_to_last_finite();

    /// There is something that work() can do now.
    bool has_work() const { return evaluating() || (sgd_ && state_ == TrainerState::Training); }
    /// Trains or evaluates for a few milliseconds. True when the change should be shown at once: an epoch has
    /// been measured, or the state is another one.
    bool work();
    TrainingSnapshot snapshot() const;

private:
    enum class Goal { Reached, Batch, Epochs, Forever };

    void set_goal(Goal goal);
    void begin_run(const Parameters<float> &parameters);
    void diverge(std::string fault);
    bool evaluating() const { return train_evaluator_.has_value(); }
    void begin_evaluation();
    void evaluate_slice();
    void record_evaluation();
    void train_slice();
    void measure(int images, double seconds);
    void end_epoch();
    bool all_finite() const;
    Parameters<float> parameters() const;

    std::shared_ptr<const ImageLists> train_;
    std::shared_ptr<const ImageLists> test_;
    TrainingSettings settings_;
    TrainerState state_ = TrainerState::Paused;
    Goal goal_ = Goal::Reached;
    int epochs_left_ = 0; ///< to train, when the goal is Epochs
    std::uint64_t run_ = 0;
    std::string fault_;

    std::shared_ptr<const Parameters<float>> start_; ///< of the run; it has no Sgd before there are data
    std::optional<Sgd> sgd_;
    std::optional<Sgd::Checkpoint> last_finite_;
    double run_seconds_ = 0;   ///< trained in this run
    double epoch_seconds_ = 0; ///< trained in the present epoch
    double recent_images_ = 0; ///< trained of late, the older the less they count
    double recent_seconds_ = 0;
    double batch_loss_ = std::numeric_limits<double>::quiet_NaN();

    std::optional<Evaluator> train_evaluator_; ///< both while an epoch is being measured
    std::optional<Evaluator> test_evaluator_;
    EpochRecord record_; ///< of that epoch
    std::shared_ptr<const std::vector<EpochRecord>> history_;
    std::shared_ptr<const Evaluation> evaluation_;
    std::shared_ptr<const Parameters<float>> measured_;  ///< that evaluation_ is of
    std::shared_ptr<const Parameters<float>> measuring_; ///< while evaluating()
};

} // namespace deltascope
