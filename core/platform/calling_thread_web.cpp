// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/calling_thread.h"

namespace deltascope {

// A browser shares its processors among its threads as it likes, and tells nobody how.
void lower_thread_priority() {}

bool thread_gives_way()
{
    return false;
}

std::chrono::nanoseconds processor_time_of_thread()
{
    return {};
}

} // namespace deltascope
