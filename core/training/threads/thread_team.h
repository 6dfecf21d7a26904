// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace deltascope {

/// Some threads that do one job together, again and again; between two jobs they sleep. The calling thread
/// is one of them. Use from one thread.
class ThreadTeam
{
public:
    /// 1 or more threads, the caller's included.
    explicit ThreadTeam(int threads);
    ~ThreadTeam();
    ThreadTeam(const ThreadTeam &) = delete;
    ThreadTeam &operator=(const ThreadTeam &) = delete;

    /// Threads, the caller's included.
    int size() const { return static_cast<int>(threads_.size()) + 1; }
    /// Calls job(0) … job(size() − 1), each on its thread; returns when all are done. The job must not throw.
    void run(const std::function<void(int)> &job);
    /// For the job: arrive() says that this thread has come to a point, which it returns, and wait() waits
    /// until all threads have. What is done between the two hides the wait. Each thread waits before it
    /// arrives again.
    std::uint32_t arrive();
    /// For waits much shorter than a sleep: it spins, and gives its processor away when that takes long;
    /// returns whether it did.
    bool wait(std::uint32_t point);

private:
    void work(int thread);

    std::mutex mutex_; ///< guards the next five
    std::condition_variable begin_;
    std::condition_variable end_;
    const std::function<void(int)> *job_ = nullptr;
    std::uint64_t jobs_begun_ = 0;
    int at_work_ = 0;
    bool stopping_ = false;

    alignas(64) std::atomic<int> arrived_ = 0; ///< at the next point
    alignas(64) std::atomic<std::uint32_t> points_passed_ = 0;
    std::vector<std::thread> threads_;
};

} // namespace deltascope
