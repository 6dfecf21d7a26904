// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/calling_thread.h"

#include <pthread/qos.h>

#include <ctime>

namespace deltascope {

// Of the system's classes the one for long work whose progress somebody follows: below that of the interface.
void lower_thread_priority()
{
    pthread_set_qos_class_self_np(QOS_CLASS_UTILITY, 0);
}

bool thread_gives_way()
{
    return qos_class_self() == QOS_CLASS_UTILITY;
}

std::chrono::nanoseconds processor_time_of_thread()
{
    return std::chrono::nanoseconds(clock_gettime_nsec_np(CLOCK_THREAD_CPUTIME_ID));
}

} // namespace deltascope
