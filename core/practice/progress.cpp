// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/progress.h"

#include <algorithm>

namespace deltascope {

namespace {
void count(StepProgress &entry, bool right, bool first_try, const std::vector<std::string_view> &codes)
{
    if (first_try)
        ++(right ? entry.right : entry.wrong);
    for (const std::string_view code : codes)
        ++entry.mistakes[std::string(code)];
}

// Counts only grow.
void add_difference(StepProgress &kept, const StepProgress &before, const StepProgress &after)
{
    kept.right += std::max(0, after.right - before.right);
    kept.wrong += std::max(0, after.wrong - before.wrong);
    for (const auto &[code, times] : after.mistakes) {
        const auto known = before.mistakes.find(code);
        const int added = times - (known == before.mistakes.end() ? 0 : known->second);
        if (added > 0)
            kept.mistakes[code] += added;
    }
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

Progress merged(const Progress &kept, const Progress &before, const Progress &after)
{
    if (after.empty())
        return {};
    Progress all = kept;
    for (const auto &[step, counts] : after) {
        const auto known = before.find(step);
        add_difference(all[step], known == before.end() ? StepProgress() : known->second, counts);
    }
    add_difference(all.slips, before.slips, after.slips);
    return all;
}

} // namespace deltascope
