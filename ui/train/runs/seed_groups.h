// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/runs/run_record.h"

#include <memory>
#include <vector>

namespace deltascope {

/// Runs that differ in their seed alone.
struct SeedGroup
{
    int first = 0; ///< number of the first of them; their colour
    int seeds = 0; ///< how many there are to be
    std::vector<std::shared_ptr<const RunRecord>> ended;
    std::vector<std::shared_ptr<const RunRecord>> others; ///< that are being trained, or have diverged

    /// They are drawn as one band.
    bool isBand() const { return seeds >= fewest_in_band; }
    static constexpr int fewest_in_band = 5;
    /// Any one of them.
    const RunRecord &any() const { return ended.empty() ? *others.front() : *ended.front(); }
};

/// Those among the runs, in the order of their first.
std::vector<SeedGroup> seedGroups(const std::vector<std::shared_ptr<const RunRecord>> &runs);

/// What tells the group from the other ones: "η 3, K 30"; where there is none, "30 seeds".
QString groupName(const SeedGroup &group, const std::vector<SeedGroup> &all);

/// How much of a difference is luck, in sentences: of one group how far its runs lie apart; of several
/// whether the lead of the best is more than luck, with the test and its source. Empty while too few have
/// ended.
QString luckText(const std::vector<SeedGroup> &groups);

} // namespace deltascope
