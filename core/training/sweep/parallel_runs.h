// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/training/record/snapshot.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace deltascope {

class TrainingLoop;

/// One of the runs of a sweep: a new network that is trained for so many epochs, or until a rule stops it.
struct PlannedRun
{
    TrainingSettings settings; ///< can be trained with
    int epochs = 1;            ///< at least 1
    StopRules stop_rules;      ///< that may end it before
};

/// What became of it.
struct FinishedRun
{
    std::size_t index = 0; ///< among the planned runs
    /// At its end: paused, or diverged. Null where it could not be trained, and fault says why.
    std::shared_ptr<const TrainingSnapshot> end;
    Message fault; ///< why there is no end; otherwise empty
};

/// One that is being trained, as it stands.
struct GrowingRun
{
    std::size_t index = 0;                            ///< among the planned runs
    std::shared_ptr<const TrainingSnapshot> snapshot; ///< not null
};

/// Whether the threads of a sweep give way to all others of the program; see lower_thread_priority().
enum class SweepPriority { Usual, Low };

/// Trains many runs at once, each by one thread. A run that diverges, or for which there is no memory, is
/// told like every other, and the rest goes on. Use from one thread.
class ParallelRuns
{
public:
    /// Starts at once, the first runs first. Both sets not null, train not empty; at least one worker.
    ParallelRuns(std::vector<PlannedRun> runs, std::shared_ptr<const Dataset> train,
                 std::shared_ptr<const Dataset> test, int workers,
                 SweepPriority priority = SweepPriority::Usual);
    /// Stops within a slice of a few milliseconds; unfinished runs are lost.
    ~ParallelRuns();
    ParallelRuns(const ParallelRuns &) = delete;
    ParallelRuns &operator=(const ParallelRuns &) = delete;

    /// One that has finished and has not been told yet, or nothing when there is none after that time.
    std::optional<FinishedRun> take_finished(std::chrono::milliseconds patience);
    /// Those that are being trained, as they stood soon after this was asked for last: between two calls it
    /// costs each thread one copy of its network. One that has finished is no longer among them.
    std::vector<GrowingRun> take_growing();
    /// All runs have been taken.
    bool done() const { return taken_ == runs_.size(); }
    /// 0 … 1, of all epochs of all runs; a run that ended early counts whole.
    double progress() const;

private:
    void work();
    void show(std::size_t index, const TrainingLoop &loop);
    /// Adds its epochs to epochs_done_ as they are measured, and to epochs.
    std::shared_ptr<const TrainingSnapshot> train(std::size_t index, std::int64_t &epochs);

    const std::vector<PlannedRun> runs_;
    const std::shared_ptr<const Dataset> train_;
    const std::shared_ptr<const Dataset> test_;
    std::size_t taken_ = 0;

    std::atomic<bool> stopping_ = false;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<std::int64_t> epochs_done_ = 0; ///< of all runs
    std::atomic<int> looks_ = 0;                ///< how often take_growing() has been asked
    std::mutex mutex_;                          ///< guards what follows
    std::condition_variable finished_one_;
    std::deque<FinishedRun> finished_;
    std::map<std::size_t, std::shared_ptr<const TrainingSnapshot>> growing_; ///< by the run
    std::vector<std::thread> workers_; ///< last, because they use all others
};

} // namespace deltascope
