// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/threads/thread_team.h"

#include "core/platform/calling_thread.h"

namespace deltascope {

namespace {
constexpr int spins_before_yielding = 200; // a few microseconds, as much as a small batch takes

void relax()
{
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
}
} // namespace

ThreadTeam::ThreadTeam(int threads)
{
    for (int thread = 1; thread < threads; ++thread)
        threads_.emplace_back([this, thread, polite = thread_gives_way()] {
            if (polite)
                lower_thread_priority();
            work(thread);
        });
}

ThreadTeam::~ThreadTeam()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    begin_.notify_all();
    for (std::thread &thread : threads_)
        thread.join();
}

void ThreadTeam::run(const std::function<void(int)> &job)
{
    if (!threads_.empty()) {
        {
            const std::lock_guard lock(mutex_);
            job_ = &job;
            ++jobs_begun_;
            at_work_ = static_cast<int>(threads_.size());
        }
        begin_.notify_all();
    }
    job(0);
    std::unique_lock lock(mutex_);
    end_.wait(lock, [this] { return at_work_ == 0; });
}

void ThreadTeam::work(int thread)
{
    std::uint64_t jobs_seen = 0;
    std::unique_lock lock(mutex_);
    for (;;) {
        begin_.wait(lock, [&] { return stopping_ || jobs_begun_ != jobs_seen; });
        if (stopping_)
            return;
        jobs_seen = jobs_begun_;
        lock.unlock();
        (*job_)(thread);
        lock.lock();
        if (--at_work_ == 0)
            end_.notify_one();
    }
}

std::uint32_t ThreadTeam::arrive()
{
    const std::uint32_t point = points_passed_.load(std::memory_order_relaxed);
    if (arrived_.fetch_add(1, std::memory_order_acq_rel) + 1 == size()) {
        arrived_.store(0, std::memory_order_relaxed);
        points_passed_.store(point + 1, std::memory_order_release);
    }
    return point;
}

bool ThreadTeam::wait(std::uint32_t point)
{
    int spin = 0;
    for (; points_passed_.load(std::memory_order_acquire) == point; ++spin)
        if (spin < spins_before_yielding)
            relax();
        else
            std::this_thread::yield();
    return spin > spins_before_yielding;
}

} // namespace deltascope
