// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/progress.h"

namespace deltascope {

void record(Progress &progress, StepId step, bool right, bool first_try,
            const std::vector<std::string_view> &codes)
{
    StepProgress &entry = progress[step];
    if (first_try)
        ++(right ? entry.right : entry.wrong);
    for (const std::string_view code : codes)
        ++entry.mistakes[std::string(code)];
}

} // namespace deltascope
