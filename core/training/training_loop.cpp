// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/training_loop.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace deltascope {

namespace {
using Clock = std::chrono::steady_clock;
constexpr double slice_seconds = 0.004;
constexpr int units_per_look = 1 << 18;    // evaluated between two looks at the clock, about a millisecond
constexpr double rate_seconds = 0.5;       // over which images per second are averaged
constexpr double batch_loss_weight = 0.05; // of a new batch in the smoothed loss

double seconds_since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}
} // namespace

TrainingLoop::TrainingLoop(const TrainingSettings &settings)
{
    reset(settings);
}

void TrainingLoop::set_data(const Dataset &train, const Dataset &test)
{
    const Parameters<float> present = parameters();
    if (sgd_ && sgd_->images_seen() > 0) {
        ++run_;
        set_goal(Goal::Reached);
    }
    train_ = std::make_shared<const ImageLists>(train);
    test_ = std::make_shared<const ImageLists>(test);
    begin_run(present);
}

void TrainingLoop::start()
{
    set_goal(Goal::Forever);
}

void TrainingLoop::start(int epochs)
{
    epochs_left_ = epochs;
    set_goal(epochs > 0 ? Goal::Epochs : Goal::Reached);
}

void TrainingLoop::pause()
{
    set_goal(Goal::Reached);
}

void TrainingLoop::train_one_batch()
{
    set_goal(Goal::Batch);
}

void TrainingLoop::set_goal(Goal goal)
{
    goal_ = goal;
    if (state_ != TrainerState::Diverged)
        state_ = goal == Goal::Reached ? TrainerState::Paused : TrainerState::Training;
}

void TrainingLoop::reset(const TrainingSettings &settings)
{
    ++run_;
    settings_ = settings;
    set_goal(Goal::Reached);
    begin_run(initial_parameters(settings.hidden_units, settings.init, settings.seed));
}

void TrainingLoop::load(const Network<float> &network, const TrainingSettings &settings)
{
    ++run_;
    settings_ = settings;
    settings_.hidden_units = network.hidden_units();
    settings_.functions = network.functions;
    set_goal(Goal::Reached);
    begin_run(network.parameters);
}

void TrainingLoop::begin_run(const Parameters<float> &parameters)
{
    start_ = std::make_shared<const Parameters<float>>(parameters);
    fault_.clear();
    if (state_ == TrainerState::Diverged)
        state_ = TrainerState::Paused;
    run_seconds_ = epoch_seconds_ = recent_images_ = recent_seconds_ = 0;
    batch_loss_ = std::numeric_limits<double>::quiet_NaN();
    history_ = std::make_shared<std::vector<EpochRecord>>();
    evaluation_.reset();
    measured_.reset();
    train_evaluator_.reset();
    test_evaluator_.reset();
    sgd_.reset();
    last_finite_.reset();
    if (train_) {
        sgd_.emplace(train_, settings_, parameters);
        begin_evaluation();
    }
    if (!all_finite())
        diverge("The network has parameters that are not finite numbers.");
    else if (sgd_)
        last_finite_ = sgd_->checkpoint();
}

void TrainingLoop::replace_parameters(const Network<float> &network)
{
    if (!sgd_)
        return begin_run(network.parameters);
    sgd_->set_parameters(network.parameters);
    fault_.clear();
    state_ = goal_ == Goal::Reached ? TrainerState::Paused : TrainerState::Training;
    if (!all_finite())
        diverge("The network has parameters that are not finite numbers.");
}

void TrainingLoop::set_rate(double rate)
{
    settings_.rate = rate;
    if (sgd_)
        sgd_->set_rate(rate);
}

void TrainingLoop::set_batch_size(int batch_size)
{
    settings_.batch_size = batch_size;
    if (sgd_)
        sgd_->set_batch_size(batch_size);
}

void TrainingLoop::set_threads(int threads)
{
    settings_.threads = threads;
    if (sgd_)
        sgd_->set_threads(threads);
}

void TrainingLoop::return_to_last_finite()
{
    if (state_ != TrainerState::Diverged || !last_finite_)
        return;
    sgd_->restore(*last_finite_);
    fault_.clear();
    epoch_seconds_ = 0;
    batch_loss_ = std::numeric_limits<double>::quiet_NaN();
    state_ = TrainerState::Paused;
}

bool TrainingLoop::work()
{
    const TrainerState before = state_;
    const bool measuring = evaluating();
    if (measuring)
        evaluate_slice();
    else
        train_slice();
    if (goal_ == Goal::Reached && state_ == TrainerState::Training && !evaluating())
        state_ = TrainerState::Paused;
    return state_ != before || measuring != evaluating();
}

// A slice is one call of advance() for as many images as the speed of late promises to fit into it.
void TrainingLoop::train_slice()
{
    const double promised = recent_seconds_ > 0 ? slice_seconds * recent_images_ / recent_seconds_ : 1;
    const int images = goal_ == Goal::Batch ? 1 : std::max(1, static_cast<int>(promised));
    const Clock::time_point begin = Clock::now();
    const int trained = sgd_->advance(images);
    measure(trained, seconds_since(begin));
    if (const auto loss = sgd_->batch_loss(); !all_finite() || (loss && !std::isfinite(*loss)))
        return diverge(
            "The loss is no longer a finite number: the learning rate is too high for this network.");
    if (goal_ == Goal::Batch && sgd_->at_batch_end())
        goal_ = Goal::Reached;
    if (sgd_->at_epoch_end())
        end_epoch();
}

void TrainingLoop::measure(int images, double seconds)
{
    run_seconds_ += seconds;
    epoch_seconds_ += seconds;
    const double kept = std::exp(-seconds / rate_seconds);
    recent_images_ = kept * recent_images_ + images;
    recent_seconds_ = kept * recent_seconds_ + seconds;
    if (const auto loss = sgd_->batch_loss()) {
        const double batches = std::max(1.0, static_cast<double>(images) / settings_.batch_size);
        const double weight = std::isnan(batch_loss_) ? 1 : 1 - std::pow(1 - batch_loss_weight, batches);
        batch_loss_ = weight * *loss + (1 - weight) * (weight < 1 ? batch_loss_ : 0);
    }
}

void TrainingLoop::end_epoch()
{
    if (goal_ == Goal::Epochs && --epochs_left_ == 0)
        goal_ = Goal::Reached;
    last_finite_ = sgd_->checkpoint();
    begin_evaluation();
    epoch_seconds_ = 0;
}

void TrainingLoop::diverge(std::string fault)
{
    state_ = TrainerState::Diverged;
    goal_ = Goal::Reached;
    fault_ = std::move(fault);
}

void TrainingLoop::begin_evaluation()
{
    record_ = {.epoch = sgd_->epochs_done(), .seconds = epoch_seconds_};
    measuring_ = std::make_shared<const Parameters<float>>(sgd_->parameters());
    const Network<float> network{settings_.functions, *measuring_};
    train_evaluator_.emplace(network, train_, settings_.threads);
    test_evaluator_.emplace(network, test_, settings_.threads);
}

void TrainingLoop::evaluate_slice()
{
    const Clock::time_point begin = Clock::now();
    const int images = units_per_look / settings_.hidden_units;
    do
        if (test_evaluator_->advance(images) && train_evaluator_->advance(images))
            return record_evaluation();
    while (seconds_since(begin) < slice_seconds);
}

void TrainingLoop::record_evaluation()
{
    const Evaluation train = train_evaluator_->result();
    evaluation_ = std::make_shared<const Evaluation>(test_evaluator_->result());
    record_.train_loss = train.loss;
    record_.train_accuracy = train.accuracy;
    record_.test_loss = evaluation_->loss;
    record_.test_accuracy = evaluation_->accuracy;
    auto history = std::make_shared<std::vector<EpochRecord>>(*history_);
    history->push_back(record_);
    history_ = std::move(history);
    measured_ = std::move(measuring_);
    train_evaluator_.reset();
    test_evaluator_.reset();
}

bool TrainingLoop::all_finite() const
{
    return sgd_ ? sgd_->all_finite() : start_->all_finite();
}

Parameters<float> TrainingLoop::parameters() const
{
    return sgd_ ? sgd_->parameters() : *start_;
}

TrainingSnapshot TrainingLoop::snapshot() const
{
    const std::int64_t seen = sgd_ ? sgd_->images_seen() : 0;
    return {.run = run_,
            .state = state_,
            .settings = settings_,
            .start = start_,
            .network = {settings_.functions, parameters()},
            .images_seen = seen,
            .epochs = sgd_ ? static_cast<double>(seen) / train_->size() : 0,
            .seconds = run_seconds_,
            .images_per_second = recent_seconds_ > 0 ? recent_images_ / recent_seconds_ : 0,
            .batch_loss = batch_loss_,
            .history = history_,
            .test = evaluation_,
            .measured = measured_,
            .fault = fault_};
}

} // namespace deltascope
