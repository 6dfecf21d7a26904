// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/trainer/trainer.h"
#include "tests/core/training/synthetic_data.h"

namespace deltascope {

inline constexpr auto patience = std::chrono::seconds(60);
inline const TrainingSettings small{
    .hidden_units = 8, .functions = {}, .seed = 3, .batch_size = 10, .learning_rate = 1};
inline const TrainingSettings huge{
    .hidden_units = 1024, .functions = {}, .batch_size = 60000, .learning_rate = 0.1};

struct Data
{
    std::shared_ptr<const Dataset> train = synthetic_data(400, 1);
    std::shared_ptr<const Dataset> test = synthetic_data(100, 2);
};

/// A trainer that has its data.
class ReadyTrainer : public Trainer
{
public:
    explicit ReadyTrainer(const TrainingSettings &settings = small)
        : Trainer(settings)
    {
        set_data(data.train, data.test);
    }

    const Data data;
};

/// Waits until the trainer has nothing left to do.
inline bool is_idle(Trainer &trainer)
{
    return trainer.wait_until_idle(patience);
}

/// Changes settings that need no new network, as a user who edits some of them does.
template <class Edit>
std::uint64_t change(Trainer &trainer, Edit edit)
{
    TrainingSettings settings = trainer.settings();
    edit(settings);
    return trainer.apply(settings);
}

/// Trains so many epochs, and waits until they have been measured.
inline bool train_epochs(Trainer &trainer, int epochs)
{
    trainer.start(epochs);
    return is_idle(trainer);
}

/// Waits for snapshots, which the listener announces from the trainer's thread.
class Watched
{
public:
    explicit Watched(const TrainingSettings &settings = small)
        : trainer(settings, [this] {
            const std::lock_guard lock(mutex_);
            ++published_;
            changed_.notify_all();
        })
    {
    }

    void set_data(const Data &data = {}) { trainer.set_data(data.train, data.test); }
    bool wait_for(const std::function<bool(const TrainingSnapshot &)> &condition)
    {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, patience, [&] {
            const auto snapshot = trainer.snapshot();
            return broken_promise(*snapshot).empty() && condition(*snapshot);
        });
    }
    bool wait_for_published(int snapshots)
    {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, patience, [&] { return published_ >= snapshots; });
    }
    int published()
    {
        const std::lock_guard lock(mutex_);
        return published_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int published_ = 0;

public:
    Trainer trainer; ///< last, because its thread calls the listener
};

} // namespace deltascope
