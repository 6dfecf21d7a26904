// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer/trainer.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace deltascope {

namespace {
using Clock = std::chrono::steady_clock;
constexpr std::chrono::microseconds between_snapshots{16667};
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
    if (const std::string fault = validation_error(settings); !fault.empty())
        throw std::invalid_argument(fault);
    settings_ = settings;
}

void Trainer::set_data(std::shared_ptr<const Dataset> train, std::shared_ptr<const Dataset> test)
{
    if (!train || !test || train->size() == 0)
        throw std::invalid_argument("training needs at least one image");
    post([train = std::move(train), test = std::move(test)](TrainingLoop &loop) {
        loop.set_data(train, test);
    });
}

void Trainer::start()
{
    post([](TrainingLoop &loop) { loop.start(); });
}

void Trainer::start(int epochs)
{
    post([epochs](TrainingLoop &loop) { loop.start(epochs); });
}

void Trainer::pause()
{
    post([](TrainingLoop &loop) { loop.pause(); });
}

void Trainer::train_one_batch()
{
    post([](TrainingLoop &loop) { loop.train_one_batch(); });
}

void Trainer::reset(const TrainingSettings &settings)
{
    set(settings);
    post([settings](TrainingLoop &loop) { loop.reset(settings); });
}

void Trainer::load(const Network<float> &network, const TrainingSettings &settings,
                   const std::vector<EpochRecord> &history, int epochs)
{
    const auto not_later = [](const EpochRecord &a, const EpochRecord &b) { return b.epoch <= a.epoch; };
    if (std::ranges::adjacent_find(history, not_later) != history.end() || epochs < 0)
        throw std::invalid_argument("the epochs of a history go up");
    TrainingSettings loaded = settings;
    loaded.hidden_units = network.hidden_units();
    loaded.functions = network.functions;
    set(loaded);
    post([=](TrainingLoop &loop) { loop.load(network, loaded, history, epochs); });
}

void Trainer::replace_parameters(const Network<float> &network)
{
    if (network.hidden_units() != settings_.hidden_units)
        throw std::invalid_argument("the new parameters have another number of hidden units");
    post([network](TrainingLoop &loop) { loop.replace_parameters(network); });
}

template <class Value>
void Trainer::change(Value TrainingSettings::*setting, Value value)
{
    TrainingSettings changed = settings_;
    changed.*setting = value;
    set(changed);
    post([setting, value](TrainingLoop &loop) { loop.change(setting, value); });
}

template void Trainer::change(bool TrainingSettings::*, bool);
template void Trainer::change(int TrainingSettings::*, int);
template void Trainer::change(double TrainingSettings::*, double);

void Trainer::set_stop_rules(const StopRules &rules)
{
    if (const std::string fault = validation_error(rules); !fault.empty())
        throw std::invalid_argument(fault);
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

// Before a long rest it is: what is shown then stays for so long.
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
    published_ = Clock::now();
    {
        const std::lock_guard lock(mutex_);
        snapshot_ = std::move(snapshot);
    }
    if (listener_)
        listener_();
}

} // namespace deltascope
