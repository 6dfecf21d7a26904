// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/thread_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace deltascope {

void lowerThreadPriority()
{
#ifdef __linux__
    constexpr int politeness = 10;
    setpriority(PRIO_PROCESS, 0, politeness); // on Linux, of the calling thread alone
#endif
}

} // namespace deltascope
