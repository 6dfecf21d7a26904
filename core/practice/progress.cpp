// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/progress.h"

namespace deltascope {

namespace {
void count(StepProgress &entry, bool right, bool first_try, const std::vector<std::string_view> &codes)
{
    if (first_try)
        ++(right ? entry.right : entry.wrong);
    for (const std::string_view code : codes)
        ++entry.mistakes[std::string(code)];
}
} // namespace

void record(Progress &progress, StepId step, bool right, bool first_try,
            const std::vector<std::string_view> &codes)
{
    count(progress[step], right, first_try, codes);
}

void record_slip(Progress &progress, bool found, bool first_try, std::string_view code)
{
    count(progress.slips, found, first_try,
          code.empty() ? std::vector<std::string_view>() : std::vector{code});
}

} // namespace deltascope
