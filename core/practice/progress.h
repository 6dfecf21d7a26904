// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/mistakes.h"

#include <map>
#include <string>
#include <vector>

namespace deltascope {

/// How a student did at one kind of step.
struct StepProgress
{
    int right = 0; ///< first tries
    int wrong = 0; ///< first tries
    std::map<std::string, int>
        mistakes; ///< how often each code ("M2") was seen, in first tries and later ones

    bool operator==(const StepProgress &) const = default;
};

/// A student's own record, by kinds of step. It stays on the machine, and it proves nothing.
struct Progress : std::map<StepId, StepProgress>
{
    StepProgress slips; ///< of the last level, which looks for a slip in the whole pass

    /// Whether nothing has been tried.
    bool empty() const { return map::empty() && slips == StepProgress{}; }
    bool operator==(const Progress &) const = default;
};

/// Counts one answer; codes are those of Verdict::codes(), empty for a right one.
void record(Progress &progress, StepId step, bool right, bool first_try,
            const std::vector<std::string_view> &codes);
/// Counts one try at the last level; code is that of the slip that was named in its place, empty where it was
/// found.
void record_slip(Progress &progress, bool found, bool first_try, std::string_view code);

/// What a store that holds `kept` is to hold when here, where `before` was known, there is now `after`: the
/// tries that were made here are added to it. Erased here, it is erased.
Progress merged(const Progress &kept, const Progress &before, const Progress &after);

} // namespace deltascope
