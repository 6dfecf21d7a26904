// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer/training_loop.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>

namespace deltascope {

namespace {
using Clock = std::chrono::steady_clock;
constexpr double slice_seconds = 0.004;
constexpr std::chrono::milliseconds between_live_tests{50}; // or more, so that they take a tenth of the time
constexpr int rest_of_live_test = 9;
constexpr double longest_rest = 3600;   // seconds
constexpr int units_per_look = 1 << 18; // measured between two looks at the clock, about a millisecond

double seconds_since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// For the time of a slice, or until advance() is true, which it returns.
template <class Measurement>
bool advance_for_a_slice(Measurement &measurement, int hidden_units)
{
    const Clock::time_point begin = Clock::now();
    const int images = units_per_look / hidden_units;
    bool done = false;
    do
        done = measurement.advance(images);
    while (!done && seconds_since(begin) < slice_seconds);
    return done;
}

Message not_finite()
{
    return Message::tr("The network has parameters that are not finite numbers.");
}
} // namespace

TrainingLoop::TrainingLoop(const TrainingSettings &settings)
{
    reset(settings, 1);
}

void TrainingLoop::set_data(const std::shared_ptr<const Dataset> &train,
                            const std::shared_ptr<const Dataset> &test, std::uint64_t run)
{
    const Parameters<float> present = parameters();
    if (train_) {
        run_ = run;
        set_goal(Goal::Reached);
        const Inputs folded_inputs = origin_.folded_inputs;
        origin_ = {};
        origin_.folded_inputs = folded_inputs;
        replacements_ = 0;
    }
    train_.emplace(train);
    test_.emplace(test);
    begin_run(present);
}

void TrainingLoop::start()
{
    start_towards(Goal::Forever);
}

void TrainingLoop::start(int epochs)
{
    epochs_left_ = epochs;
    start_towards(epochs > 0 ? Goal::Epochs : Goal::Reached);
}

void TrainingLoop::pause()
{
    set_goal(Goal::Reached);
    if (live_test_is_due())
        begin_live_test();
}

void TrainingLoop::train_one_batch()
{
    start_towards(Goal::Batch);
}

// Training that continues after patience ran out gets the same patience again.
void TrainingLoop::start_towards(Goal goal)
{
    if (stopped_by_ == StopReason::Patience)
        patient_since_ = recorder_.history().back().epoch;
    stopped_by_ = StopReason::None;
    set_goal(goal);
}

void TrainingLoop::set_goal(Goal goal)
{
    goal_ = goal;
    if (state_ != TrainerState::Diverged)
        state_ = goal == Goal::Reached ? TrainerState::Paused : TrainerState::Training;
}

void TrainingLoop::reset(const TrainingSettings &settings, std::uint64_t run)
{
    const Parameters<float> start = initial_parameters(settings.hidden_units, settings.init, settings.seed);
    load({.network = {settings.functions, start}, .settings = settings}, run);
}

void TrainingLoop::load(const SavedRun &saved, std::uint64_t run)
{
    run_ = run;
    settings_ = saved.settings;
    settings_.hidden_units = saved.network.hidden_units();
    settings_.functions = saved.network.functions;
    replacements_ = 0;
    origin_ = saved;
    origin_.network = {};
    if (!saved.history.empty())
        origin_.epochs = std::max(saved.epochs, saved.history.back().epoch);
    unmeasured_ = !saved.history.empty() &&
                  ((saved.place && saved.place->epoch_position != 0) || !is_last_record_of_network(saved));
    set_goal(Goal::Reached);
    begin_run(saved.network.parameters);
}

void TrainingLoop::begin_run(const Parameters<float> &parameters)
{
    start_ = std::make_shared<const Parameters<float>>(parameters);
    fault_ = {};
    stopped_by_ = StopReason::None;
    patient_since_ = 0;
    if (state_ == TrainerState::Diverged)
        state_ = TrainerState::Paused;
    const SavedRun origin = origin_with_images();
    const auto seconds = [](double sum, const EpochRecord &record) { return sum + record.seconds; };
    const bool counted = !origin.history.empty() && origin.history.back().epoch == origin.epochs;
    images_before_ = counted  ? origin.history.back().images_seen
                     : train_ ? std::int64_t{origin.epochs} * train_->size()
                              : 0;
    images_before_ += origin.place ? origin.place->epoch_position : 0;
    throughput_ = ThroughputMeter(
        std::accumulate(origin.history.begin(), origin.history.end(), origin.epoch_seconds, seconds),
        origin.epoch_seconds,
        origin.batch_losses.empty() ? std::numeric_limits<double>::quiet_NaN()
                                    : origin.batch_losses.back().loss);
    recorder_ = RunRecorder(origin);
    measurement_.reset();
    live_testing_.forget();
    sgd_.reset();
    last_finite_.reset();
    if (train_)
        begin_training(parameters);
    if (!all_finite())
        diverge(not_finite());
    else if (sgd_)
        last_finite_ = sgd_->checkpoint();
}

// Histories that do not count their images are of whole training sets.
SavedRun TrainingLoop::origin_with_images() const
{
    SavedRun origin = origin_;
    for (EpochRecord &record : origin.history)
        if (train_ && record.images_seen == 0)
            record.images_seen = std::int64_t{record.epoch} * train_->size();
    return origin;
}

// A place within an epoch has no record of its own: the test set is read, as where training pauses.
void TrainingLoop::begin_training(const Parameters<float> &parameters)
{
    sgd_.emplace(*train_, settings_, parameters, epochs_before());
    if (origin_.place && sgd_->fits(*origin_.place)) {
        sgd_->resume(*origin_.place);
    } else if (origin_.place) { // of other data
        images_before_ -= origin_.place->epoch_position;
        origin_.place.reset();
    }
    sgd_->watch_gradient(watching_);
    if (sgd_->at_epoch_end())
        begin_measurement();
    else
        begin_live_test();
}

void TrainingLoop::replace_parameters(const Network<float> &network)
{
    ++replacements_;
    unmeasured_ = true;
    if (!sgd_)
        return begin_run(network.parameters);
    sgd_->set_parameters(network.parameters);
    live_testing_.stop();
    tested_at_.reset();
    fault_ = {};
    state_ = goal_ == Goal::Reached ? TrainerState::Paused : TrainerState::Training;
    if (!all_finite())
        diverge(not_finite());
    if (live_test_is_due())
        begin_live_test();
}

// Another number of threads changes no result that a curve would show.
void TrainingLoop::apply(const TrainingSettings &settings)
{
    if (settings.threads == settings_.threads && sgd_ && sgd_->epochs() > 0)
        recorder_.add_change(sgd_->epochs(), settings_, settings);
    settings_ = settings;
    if (sgd_)
        sgd_->set(settings);
}

void TrainingLoop::watch_gradient(bool watch)
{
    watching_ = watch;
    if (sgd_)
        sgd_->watch_gradient(watch);
}

void TrainingLoop::set_speed_limit(double images_per_second)
{
    speed_limit_ = images_per_second;
    due_ = {};
}

void TrainingLoop::return_to_last_finite()
{
    if (state_ != TrainerState::Diverged || !last_finite_)
        return;
    sgd_->restore(*last_finite_);
    recorder_.go_back_to(sgd_->epochs());
    tested_at_ = sgd_->images_seen();
    unmeasured_ = false;
    fault_ = {};
    throughput_.begin_epoch();
    throughput_.forget_batch_loss();
    state_ = TrainerState::Paused;
}

bool TrainingLoop::work()
{
    const TrainerState before = state_;
    const bool measuring = measurement_.has_value();
    bool tested = false;
    if (measuring)
        measure_slice();
    else if (live_testing_.running())
        tested = live_test_slice();
    else
        train_slice();
    if (goal_ == Goal::Reached && state_ == TrainerState::Training && !measurement_)
        state_ = TrainerState::Paused;
    if (live_test_is_due())
        begin_live_test();
    return state_ != before || (tested && goal_ == Goal::Reached) || measuring != measurement_.has_value();
}

// A slice is one call of advance() for as many images as the recent speed promises to fit into it.
void TrainingLoop::train_slice()
{
    const double promised = slice_seconds * throughput_.images_per_second();
    const int images = goal_ == Goal::Batch ? 1 : std::max(1, static_cast<int>(promised));
    const Clock::time_point begin = Clock::now();
    const int trained = sgd_->advance(images);
    const double seconds = seconds_since(begin);
    const double rest =
        speed_limit_ > 0 ? std::clamp(trained / speed_limit_ - seconds, 0.0, longest_rest) : 0;
    due_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(rest));
    throughput_.add(trained, seconds, rest, settings_.batch_size, sgd_->mean_batch_loss());
    if (std::isfinite(throughput_.batch_loss()) && sgd_->mean_batch_loss())
        recorder_.add_batch_loss(present_point());
    if (const auto loss = sgd_->batch_loss(); !all_finite() || (loss && !std::isfinite(*loss)))
        return diverge(Message::tr(
            "The loss is no longer a finite number: the learning rate is too high for this network."));
    if (goal_ == Goal::Batch && sgd_->at_batch_end())
        goal_ = Goal::Reached;
    if (sgd_->at_epoch_end())
        end_epoch();
}

SeriesPoint TrainingLoop::present_point() const
{
    return {.epochs = sgd_->epochs(),
            .images = static_cast<double>(images_before_ + sgd_->images_seen()),
            .seconds = throughput_.run_seconds(),
            .loss = throughput_.batch_loss()};
}

void TrainingLoop::end_epoch()
{
    if (goal_ == Goal::Epochs && --epochs_left_ == 0)
        goal_ = Goal::Reached;
    last_finite_ = sgd_->checkpoint();
    begin_measurement();
    throughput_.begin_epoch();
}

void TrainingLoop::diverge(Message fault)
{
    state_ = TrainerState::Diverged;
    goal_ = Goal::Reached;
    live_testing_.forget();
    fault_ = std::move(fault);
}

void TrainingLoop::begin_measurement()
{
    const EpochRecord record{.epoch = sgd_->epochs_done(),
                             .seconds = throughput_.epoch_seconds(),
                             .images_seen = images_before_ + sgd_->images_seen()};
    measurement_.emplace(Network<float>{settings_.functions, sgd_->parameters()}, record, *train_,
                         sgd_->epoch_size(), *test_, settings_.threads);
    tested_at_ = sgd_->images_seen();
}

void TrainingLoop::measure_slice()
{
    if (advance_for_a_slice(*measurement_, settings_.hidden_units))
        end_measurement();
}

// The rules are for training that would go on, and for epochs that it has trained.
void TrainingLoop::end_measurement()
{
    const EpochRecord record = measurement_->record();
    unmeasured_ = unmeasured_ && !tested_at_; // replaced since it began
    live_testing_.forget();
    if (!recorder_.add(record, measurement_->test(), measurement_->parameters()))
        live_testing_.take(present_moment(), measurement_->test(), measurement_->parameters());
    measurement_.reset();
    if ((goal_ != Goal::Epochs && goal_ != Goal::Forever) || record.epoch == epochs_before())
        return;
    stopped_by_ = reason_to_stop(stop_rules_, recorder_.history(), patient_since_);
    if (stopped_by_ != StopReason::None)
        goal_ = Goal::Reached;
}

// While training is slowed down, now and then; where it has stopped, unless it is known already.
bool TrainingLoop::live_test_is_due() const
{
    if (!sgd_ || measurement_ || live_testing_.running() || state_ == TrainerState::Diverged)
        return false;
    if (goal_ == Goal::Reached)
        return tested_at_ != sgd_->images_seen();
    return speed_limit_ > 0 && Clock::now() >= live_test_due_;
}

void TrainingLoop::begin_live_test()
{
    live_test_begun_ = Clock::now();
    tested_at_ = sgd_->images_seen();
    live_testing_.begin({settings_.functions, sgd_->parameters()}, test_->lists, settings_.threads,
                        present_moment());
}

MidEpochEvaluation TrainingLoop::present_moment() const
{
    return {
        .epochs = sgd_->epochs(), .images_seen = sgd_->images_seen(), .seconds = throughput_.run_seconds()};
}

bool TrainingLoop::live_test_slice()
{
    if (!advance_for_a_slice(live_testing_, settings_.hidden_units))
        return false;
    unmeasured_ = false;
    const MidEpochEvaluation &test = *live_testing_.newest();
    recorder_.add_mid_epoch_test({.epochs = test.epochs,
                                  .images = static_cast<double>(images_before_ + test.images_seen),
                                  .seconds = test.seconds,
                                  .loss = test.loss,
                                  .accuracy = test.accuracy});
    const auto now = Clock::now();
    live_test_due_ =
        now + std::max<Clock::duration>(between_live_tests, rest_of_live_test * (now - live_test_begun_));
    return true;
}

// Rules are looked at when a trained epoch has been measured; the next one is, if the present is not.
std::optional<int> TrainingLoop::goal_epoch() const
{
    const int done = sgd_ ? sgd_->epochs_done() : epochs_before();
    if (goal_ == Goal::Reached && measurement_ && state_ == TrainerState::Training)
        return done; // it ends when this epoch has been evaluated
    if (goal_ != Goal::Epochs && goal_ != Goal::Forever)
        return std::nullopt;
    const auto asked = goal_ == Goal::Epochs ? std::optional(done + epochs_left_) : std::nullopt;
    if (stop_rules_.epochs == 0)
        return asked;
    const int next = measurement_ && done > epochs_before() ? done : done + 1;
    const int ruled = std::max(stop_rules_.epochs, next);
    return asked ? std::min(*asked, ruled) : ruled;
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
    TrainingSnapshot snapshot;
    snapshot.run = run_;
    snapshot.state = state_;
    snapshot.settings = settings_;
    snapshot.start = start_;
    snapshot.network = {settings_.functions, parameters()};
    snapshot.images_seen = sgd_ ? sgd_->images_seen() : 0;
    snapshot.images_before = images_before_;
    snapshot.place = sgd_ ? std::optional(sgd_->place()) : origin_.place;
    snapshot.epochs = sgd_            ? sgd_->epochs()
                      : origin_.place ? epochs_before() + origin_.place->epoch_share()
                                      : epochs_before();
    snapshot.replacements = replacements_;
    snapshot.last_image = sgd_ ? sgd_->last_image() : std::nullopt;
    snapshot.last_batch = sgd_ ? sgd_->last_batch() : std::nullopt;
    snapshot.epoch_seconds = throughput_.epoch_seconds();
    snapshot.end_epoch = goal_epoch();
    snapshot.threads =
        sgd_ ? sgd_->threads()
             : threads_to_train(settings_.threads, settings_.hidden_units, settings_.batch_size);
    snapshot.seconds = throughput_.run_seconds();
    snapshot.images_per_second = throughput_.images_per_second();
    snapshot.speed_limit = speed_limit_;
    snapshot.batch_loss = throughput_.batch_loss();
    snapshot.mid_epoch_evaluation = live_testing_.newest();
    snapshot.unmeasured = unmeasured_;
    snapshot.gradient = sgd_ ? sgd_->gradient() : nullptr;
    snapshot.stop_rules = stop_rules_;
    snapshot.stopped_by = stopped_by_;
    snapshot.fault = fault_;
    snapshot.folded_inputs = origin_.folded_inputs;
    recorder_.fill(snapshot);
    return snapshot;
}

} // namespace deltascope
