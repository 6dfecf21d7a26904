// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/calling_thread.h"

#include <windows.h>

namespace deltascope {

namespace {
// In the system's unit of 100 ns.
long long units(const FILETIME &time)
{
    return static_cast<long long>(time.dwHighDateTime) << 32 | time.dwLowDateTime;
}
} // namespace

void lower_thread_priority()
{
    SetThreadPriority(GetCurrentThread(), THREAD_PRIORITY_LOWEST);
}

bool thread_gives_way()
{
    return GetThreadPriority(GetCurrentThread()) <= THREAD_PRIORITY_LOWEST;
}

std::chrono::nanoseconds processor_time_of_thread()
{
    FILETIME begun;
    FILETIME ended;
    FILETIME in_system;
    FILETIME in_program;
    if (!GetThreadTimes(GetCurrentThread(), &begun, &ended, &in_system, &in_program))
        return {};
    return std::chrono::nanoseconds((units(in_system) + units(in_program)) * 100);
}

} // namespace deltascope
