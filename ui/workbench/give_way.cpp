// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/give_way.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace deltascope {

void giveWay()
{
#ifdef __linux__
    constexpr int politeness = 10;
    setpriority(PRIO_PROCESS, 0, politeness); // on Linux, of the calling thread alone
#endif
}

} // namespace deltascope
