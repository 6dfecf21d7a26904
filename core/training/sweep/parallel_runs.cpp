// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sweep/parallel_runs.h"

#include "core/platform/calling_thread.h"
#include "core/training/trainer/training_loop.h"

#include <algorithm>
#include <new>
#include <numeric>
#include <utility>

namespace deltascope {

ParallelRuns::ParallelRuns(std::vector<PlannedRun> runs, std::shared_ptr<const Dataset> train,
                           std::shared_ptr<const Dataset> test, int workers, SweepPriority priority)
    : runs_(std::move(runs))
    , train_(std::move(train))
    , test_(std::move(test))
{
    const auto most = static_cast<int>(std::min<std::size_t>(runs_.size(), max_threads));
    for (int i = 0; i < std::min(workers, most); ++i)
        workers_.emplace_back([this, priority] {
            if (priority == SweepPriority::Low)
                lower_thread_priority();
            work();
        });
}

ParallelRuns::~ParallelRuns()
{
    stopping_ = true;
    for (std::thread &worker : workers_)
        worker.join();
}

std::optional<FinishedRun> ParallelRuns::take_finished(std::chrono::milliseconds patience)
{
    std::unique_lock lock(mutex_);
    if (!finished_one_.wait_for(lock, patience, [this] { return !finished_.empty(); }))
        return std::nullopt;
    FinishedRun run = std::move(finished_.front());
    finished_.pop_front();
    ++taken_;
    return run;
}

std::vector<GrowingRun> ParallelRuns::take_growing()
{
    std::vector<GrowingRun> taken;
    const std::lock_guard lock(mutex_);
    for (auto &[index, snapshot] : growing_)
        taken.push_back({index, std::move(snapshot)});
    growing_.clear();
    ++looks_;
    return taken;
}

double ParallelRuns::progress() const
{
    const auto add = [](std::int64_t sum, const PlannedRun &run) { return sum + run.epochs; };
    const std::int64_t all = std::accumulate(runs_.begin(), runs_.end(), std::int64_t{0}, add);
    return all > 0 ? static_cast<double>(epochs_done_) / static_cast<double>(all) : 1;
}

void ParallelRuns::work()
{
    for (std::size_t index = next_++; index < runs_.size() && !stopping_; index = next_++) {
        FinishedRun run = {index, nullptr, {}};
        std::int64_t epochs = 0; // counted so far
        try {
            run.end = train(index, epochs);
        } catch (const std::bad_alloc &) {
            run.fault = Message::tr("out of memory");
        }
        epochs_done_ += runs_[index].epochs - epochs;
        if (stopping_)
            return;
        const std::lock_guard lock(mutex_);
        growing_.erase(index);
        finished_.push_back(std::move(run));
        finished_one_.notify_one();
    }
}

void ParallelRuns::show(std::size_t index, const TrainingLoop &loop)
{
    auto snapshot = std::make_shared<const TrainingSnapshot>(loop.snapshot());
    const std::lock_guard lock(mutex_);
    growing_[index] = std::move(snapshot);
}

std::shared_ptr<const TrainingSnapshot> ParallelRuns::train(std::size_t index, std::int64_t &epochs)
{
    const PlannedRun &run = runs_[index];
    TrainingSettings settings = run.settings;
    settings.threads = 1;
    TrainingLoop loop(settings);
    loop.set_stop_rules(run.stop_rules);
    loop.set_data(train_, test_);
    loop.start(run.epochs);
    int looks = looks_;
    while (loop.has_work() && !stopping_) {
        if (loop.work()) {
            const auto measured = static_cast<std::int64_t>(loop.snapshot().epochs);
            epochs_done_ += measured - epochs;
            epochs = measured;
        }
        if (const int now = looks_; std::exchange(looks, now) != now)
            show(index, loop);
    }
    return std::make_shared<const TrainingSnapshot>(loop.snapshot());
}

} // namespace deltascope
