// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer/trainer.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace deltascope {

namespace {
using Clock = std::chrono::steady_clock;
constexpr std::chrono::microseconds between_snapshots{16667};
constexpr std::chrono::milliseconds longest_slice{4}; // which ends before a snapshot is made
} // namespace

Trainer::Trainer(const TrainingSettings &settings, Listener listener)
    : loop_(settings)
    , listener_(std::move(listener))
    , snapshot_(std::make_shared<const TrainingSnapshot>(loop_.snapshot()))
{
    set(settings);
    thread_ = std::thread([this] { run(); });
}

Trainer::~Trainer()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

// Checks on the calling thread, which can still be told what is wrong.
void Trainer::set(const TrainingSettings &settings)
{
    if (const Message fault = validation_error(settings); !fault.empty())
        throw std::invalid_argument(fault.english());
    settings_ = settings;
}

std::uint64_t Trainer::set_data(std::shared_ptr<const Dataset> train, std::shared_ptr<const Dataset> test)
{
    if (!train || !test || train->size() == 0)
        throw std::invalid_argument("training needs at least one image");
    if (std::exchange(has_data_, true))
        ++run_;
    post([train = std::move(train), test = std::move(test), run = run_](TrainingLoop &loop) {
        loop.set_data(train, test, run);
    });
    return run_;
}

std::uint64_t Trainer::start()
{
    post([](TrainingLoop &loop) { loop.start(); });
    return run_;
}

std::uint64_t Trainer::start(int epochs)
{
    post([epochs](TrainingLoop &loop) { loop.start(epochs); });
    return run_;
}

void Trainer::pause()
{
    post([](TrainingLoop &loop) { loop.pause(); });
}

std::uint64_t Trainer::train_one_batch()
{
    post([](TrainingLoop &loop) { loop.train_one_batch(); });
    return run_;
}

std::uint64_t Trainer::reset(const TrainingSettings &settings)
{
    set(settings);
    const std::uint64_t run = ++run_;
    post([settings, run](TrainingLoop &loop) { loop.reset(settings, run); });
    return run;
}

std::uint64_t Trainer::load(const Network<float> &network, const TrainingSettings &settings,
                            const std::vector<EpochRecord> &history, int epochs)
{
    return load({.network = network, .settings = settings, .epochs = epochs, .history = history});
}

std::uint64_t Trainer::load(const SavedRun &saved)
{
    const auto not_later = [](const EpochRecord &a, const EpochRecord &b) { return b.epoch <= a.epoch; };
    if (std::ranges::adjacent_find(saved.history, not_later) != saved.history.end() || saved.epochs < 0)
        throw std::invalid_argument("the epochs of a history go up");
    const Network<float> &network = saved.network;
    if (!network.sizes().reads_digits() || !network.parameters.has_valid_shapes())
        throw std::invalid_argument("only a network of 784 inputs and 10 outputs can be trained here");
    TrainingSettings loaded = saved.settings;
    loaded.hidden_units = network.hidden_units();
    loaded.functions = network.functions;
    set(loaded);
    const std::uint64_t run = ++run_;
    post([saved, run](TrainingLoop &loop) { loop.load(saved, run); });
    return run;
}

std::uint64_t Trainer::replace_parameters(const Network<float> &network)
{
    if (network.hidden_units() != settings_.hidden_units)
        throw std::invalid_argument("the new parameters have another number of hidden units");
    post([network](TrainingLoop &loop) { loop.replace_parameters(network); });
    return run_;
}

std::uint64_t Trainer::apply(const TrainingSettings &settings)
{
    if (needs_new_network(settings_, settings))
        throw std::invalid_argument("these settings need a new network");
    set(settings);
    post([settings](TrainingLoop &loop) { loop.apply(settings); });
    return run_;
}

void Trainer::set_stop_rules(const StopRules &rules)
{
    if (const Message fault = validation_error(rules); !fault.empty())
        throw std::invalid_argument(fault.english());
    post([rules](TrainingLoop &loop) { loop.set_stop_rules(rules); });
}

void Trainer::watch_gradient(bool watch)
{
    post([watch](TrainingLoop &loop) { loop.watch_gradient(watch); });
}

void Trainer::set_speed_limit(double images_per_second)
{
    if (!(images_per_second >= 0) || std::isinf(images_per_second))
        throw std::invalid_argument("a speed limit is a number of images per second, or 0");
    post([images_per_second](TrainingLoop &loop) { loop.set_speed_limit(images_per_second); });
}

void Trainer::return_to_last_finite()
{
    post([](TrainingLoop &loop) { loop.return_to_last_finite(); });
}

void Trainer::hold_progress(Clock::time_point until)
{
    held_until_ = until == Clock::time_point{} ? until : until - longest_slice;
}

std::shared_ptr<const TrainingSnapshot> Trainer::snapshot() const
{
    const std::lock_guard lock(mutex_);
    return snapshot_;
}

bool Trainer::wait_until_idle(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(mutex_);
    return idled_.wait_for(lock, timeout, [this] { return idle_; });
}

void Trainer::post(Command command)
{
    {
        const std::lock_guard lock(mutex_);
        commands_.push_back(std::move(command));
        idle_ = false;
    }
    wake_.notify_one();
}

void Trainer::run()
{
    while (take_commands()) {
        if (!loop_.has_work() || Clock::now() < loop_.due())
            continue;
        if (loop_.work() || progress_is_due())
            publish();
    }
}

// Before a long rest it is due, because what is shown then stays that long.
bool Trainer::progress_is_due() const
{
    const Clock::time_point now = Clock::now();
    return loop_.due() - now >= between_snapshots ||
           (now - published_ >= between_snapshots && now >= held_until_.load());
}

void Trainer::wait_for_something_to_do(std::unique_lock<std::mutex> &lock)
{
    const auto is_told = [this] { return stopping_ || !commands_.empty(); };
    if (loop_.has_work())
        wake_.wait_until(lock, loop_.due(), is_told);
    else
        wake_.wait(lock, is_told);
}

// Obeys what waits, and sleeps while there is neither a command nor work that is due. False when it is time
// to go.
bool Trainer::take_commands()
{
    std::unique_lock lock(mutex_);
    if (commands_.empty() && !loop_.has_work()) {
        idle_ = true;
        idled_.notify_all();
    }
    wait_for_something_to_do(lock);
    const std::deque<Command> commands = std::exchange(commands_, {});
    const bool going_on = !stopping_;
    lock.unlock();
    if (going_on && !commands.empty()) {
        for (const Command &command : commands)
            command(loop_);
        publish();
    }
    return going_on;
}

void Trainer::publish()
{
    auto snapshot = std::make_shared<const TrainingSnapshot>(loop_.snapshot());
    assert(broken_promise(*snapshot).empty());
    published_ = Clock::now();
    {
        const std::lock_guard lock(mutex_);
        snapshot_ = std::move(snapshot);
    }
    if (listener_)
        listener_();
}

} // namespace deltascope
