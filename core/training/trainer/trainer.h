// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/saved_run.h"
#include "core/training/trainer/training_loop.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace deltascope {

/// Trains on a thread of its own. Its commands are messages: they return at once, and are done in order
/// between two slices of a few milliseconds. What becomes of them is shown by snapshots, of which the
/// newest wins; at most 60 are made in a second, or fewer where hold_progress() says so, but always one after
/// commands, after an epoch and after a change of state. Use from any one thread. A command that cannot be
/// obeyed (settings with a fault, a network of another K) throws std::invalid_argument.
///
/// Each run has a number, the first is 1 and later ones have larger ones. Commands that begin a run, or train
/// one, return its number before it has begun; the snapshots that carry the number show what came of them.
class Trainer
{
public:
    /// Called on the trainer's thread when there is a new snapshot; must return at once and not throw.
    using Listener = std::function<void()>;

    /// Paused, with new parameters. Throws std::invalid_argument for settings with a fault.
    explicit Trainer(const TrainingSettings &settings = {}, Listener listener = {});
    /// Stops within a slice, wherever the training stands; commands that are still waiting are dropped.
    ~Trainer();
    Trainer(const Trainer &) = delete;
    Trainer &operator=(const Trainer &) = delete;

    /// Both not null, train not empty. Commands given before are obeyed, and training starts now if it has
    /// been asked for. Data that replace others end the run: a new one starts from its parameters,
    /// paused.
    std::uint64_t set_data(std::shared_ptr<const Dataset> train, std::shared_ptr<const Dataset> test);
    /// Until something ends it.
    std::uint64_t start();
    /// To the end of the present epoch, and of epochs − 1 more; then pauses.
    std::uint64_t start(int epochs);
    /// Between two slices, also within a batch. An epoch that has ended is still measured.
    void pause();
    /// To the end of the present batch, or of the next one; then pauses.
    std::uint64_t train_one_batch();
    /// A new run with new parameters, paused.
    std::uint64_t reset(const TrainingSettings &settings);
    /// A new run that goes on from there, paused: behind the history, and behind `epochs` if those are more,
    /// and from its place where the data have that many images.
    std::uint64_t load(const SavedRun &saved);
    /// From these parameters, at the end of an epoch. K and the functions are those of network.
    std::uint64_t load(const Network<float> &network, const TrainingSettings &settings,
                       const std::vector<EpochRecord> &history = {}, int epochs = 0);
    /// The same run goes on from other parameters of its K.
    std::uint64_t replace_parameters(const Network<float> &network);
    /// The same run goes on with these settings, which need no new network: from the batch after the present
    /// one on, or from the next epoch on, as facts_of() says.
    std::uint64_t apply(const TrainingSettings &settings);
    /// As the commands so far leave them; for the thread that commands.
    const TrainingSettings &settings() const { return settings_; }

    /// They are looked at when a trained epoch has been measured, and outlive the run. One that is met
    /// already stops the next start after one more epoch, and patience begins anew.
    void set_stop_rules(const StopRules &rules);
    /// Whether snapshots tell the gradient of a mini-batch; no parameter depends on it.
    void watch_gradient(bool watch);
    /// Slow motion: trains no more than that many images in a second, a slice at a time; 0: as fast as it
    /// can. No parameter depends on it.
    void set_speed_limit(double images_per_second);
    /// The next snapshot that is made only because training has gone on will be there by then, and not much
    /// earlier: nobody could show it before, and copying all parameters takes time. From any thread.
    void hold_progress(std::chrono::steady_clock::time_point until);
    /// After divergence: back to the end of the last epoch with finite parameters (or the start), paused.
    void return_to_last_finite();

    /// The newest; never null.
    std::shared_ptr<const TrainingSnapshot> snapshot() const;
    /// Waits until all commands are done, nothing is being measured, and nothing is being trained (or there
    /// are no data to train on). False when that took longer than timeout.
    bool wait_until_idle(std::chrono::milliseconds timeout);

private:
    using Command = std::function<void(TrainingLoop &)>;

    void set(const TrainingSettings &settings);
    void post(Command command);
    void run();
    bool take_commands();
    void wait_for_something_to_do(std::unique_lock<std::mutex> &lock);
    bool progress_is_due() const;
    void publish();

    // As the commands so far leave them; for the thread that commands.
    TrainingSettings settings_;
    std::uint64_t run_ = 1;
    bool has_data_ = false;

    TrainingLoop loop_; ///< for the trainer's thread
    std::chrono::steady_clock::time_point published_;
    std::atomic<std::chrono::steady_clock::time_point> held_until_{};
    Listener listener_;

    mutable std::mutex mutex_; ///< guards all below
    std::condition_variable wake_;
    std::condition_variable idled_;
    std::deque<Command> commands_;
    bool stopping_ = false;
    bool idle_ = true;
    std::shared_ptr<const TrainingSnapshot> snapshot_;
    std::thread thread_; ///< last, because it uses all others
};

} // namespace deltascope
