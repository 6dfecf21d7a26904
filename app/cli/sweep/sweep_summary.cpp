// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sweep/sweep_summary.h"

#include "app/cli/sweep/sweep_plan.h"
#include "app/cli/text.h"
#include "core/training/sweep/luck.h"

#include <algorithm>

namespace deltascope::cli {

namespace {
/// Runs that differ in their seed alone.
struct Group
{
    std::vector<std::string> options; ///< without the seed
    std::vector<double> accuracies;   ///< at the end
    int failed = 0;                   ///< without one

    double median() const { return accuracies.empty() ? -1 : spread_of(accuracies).median; }
};

std::vector<std::string> options_without_seed(const PlannedRun &run)
{
    std::vector<std::string> options = options_of(run);
    const auto seed = std::ranges::find(options, "--seed");
    options.erase(seed, seed + 2);
    return options;
}

std::vector<Group> groups_of(const std::vector<SweepRow> &rows)
{
    std::vector<Group> groups;
    for (const SweepRow &row : rows) {
        const std::vector<std::string> options = options_without_seed(row.run);
        auto group = std::ranges::find(groups, options, &Group::options);
        if (group == groups.end())
            group = groups.insert(groups.end(), {options, {}, 0});
        const bool ended = row.outcome == SweepOutcome::Done || row.outcome == SweepOutcome::Stopped;
        if (ended && !row.epochs.empty())
            group->accuracies.push_back(row.epochs.back().test_accuracy);
        else
            ++group->failed;
    }
    std::ranges::stable_sort(groups, std::ranges::greater(), &Group::median);
    return groups;
}

// The options in which the groups differ, each with its value; all where there is one group.
std::string name_of(const Group &group, const std::vector<Group> &groups)
{
    std::string name;
    for (auto option = group.options.begin(); option != group.options.end();) {
        auto next = std::find_if(option + 1, group.options.end(),
                                 [](const std::string &word) { return word.starts_with("--"); });
        const bool common = groups.size() > 1 && std::ranges::all_of(groups, [&](const Group &other) {
                                return std::search(other.options.begin(), other.options.end(), option,
                                                   next) != other.options.end();
                            });
        for (; option != next; ++option)
            if (!common)
                name.append(name.empty() ? "" : " ").append(*option);
    }
    return name.empty() ? "without further options" : name;
}

std::string row_of(const Group &group, const std::string &name)
{
    constexpr int width = 11;
    std::string row;
    if (group.accuracies.empty()) {
        row = right_aligned("–", 5 * width);
    } else {
        const Spread spread = spread_of(group.accuracies);
        for (const double value : {spread.median, spread.worst, spread.lower, spread.upper, spread.best})
            row += right_aligned(percent(value), width);
    }
    row += right_aligned(std::to_string(group.accuracies.size()), 6) + "  " + name;
    return group.failed > 0 ? row + " (" + std::to_string(group.failed) + " more diverged or failed)\n"
                            : row + "\n";
}

std::string heading()
{
    std::string text = "\nTest accuracy at the end, over the seeds:\n";
    for (const char *column : {"median", "worst", "quarter", "3 quarters", "best"})
        text += right_aligned(column, 11);
    return text + right_aligned("runs", 6) + "\n";
}

std::string comparison_text(const Group &best, const Group &other, std::size_t comparisons,
                            const std::string &names)
{
    const GroupComparison comparison = compare_groups(best.accuracies, other.accuracies);
    const double luck = std::min(1.0, comparison.luck * static_cast<double>(comparisons));
    return names + ": higher in " + percent(comparison.share_larger) +
           " of the pairs, p = " + rounded_number(luck) +
           (luck < luck_limit ? ": more than luck\n" : ": it may be luck\n");
}
} // namespace

std::string summary_text(const std::vector<SweepRow> &rows)
{
    const std::vector<Group> groups = groups_of(rows);
    std::string text = heading();
    std::vector<const Group *> compared;
    for (const Group &group : groups) {
        text += row_of(group, name_of(group, groups));
        if (&group != &groups.front() && group.accuracies.size() > 1)
            compared.push_back(&group);
    }
    if (groups.empty() || groups.front().accuracies.size() < 2 || compared.empty())
        return text;
    text += "\nIs the lead more than luck? (Mann–Whitney, two-sided";
    text += compared.size() > 1 ? ", Bonferroni)\n" : ")\n";
    for (const Group *other : compared)
        text += comparison_text(groups.front(), *other, compared.size(),
                                name_of(groups.front(), groups) + " against " + name_of(*other, groups));
    return text;
}

} // namespace deltascope::cli
