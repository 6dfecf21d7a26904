// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/calling_thread.h"

#include <sys/resource.h>

#include <ctime>

namespace deltascope {

namespace {
constexpr int politeness = 10;
} // namespace

void lower_thread_priority()
{
    setpriority(PRIO_PROCESS, 0, politeness); // on Linux, of the calling thread alone
}

bool thread_gives_way()
{
    return getpriority(PRIO_PROCESS, 0) >= politeness;
}

std::chrono::nanoseconds processor_time_of_thread()
{
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

} // namespace deltascope
