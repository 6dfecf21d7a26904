// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs/seed_groups.h"

#include "core/training/sweep/luck.h"
#include "ui/settings/setting.h"
#include "ui/theme/numbers.h"

#include <algorithm>
#include <map>

namespace deltascope {

namespace {
constexpr std::size_t fewestToCompare = 2;
constexpr std::size_t fewestToSpread = 3;

struct SeedGroupText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::SeedGroupText)
};

/// A group, and the test accuracies that its runs ended with.
struct Measured
{
    const SeedGroup *group;
    std::vector<double> accuracies;

    double median() const { return spread_of(accuracies).median; }
};

// Where the best of them was trained further, as far as the others.
std::vector<double> accuraciesOf(const SeedGroup &group)
{
    std::vector<std::size_t> sizes;
    for (const auto &run : group.ended)
        sizes.push_back(run->history().size());
    std::ranges::sort(sizes);
    std::vector<double> accuracies;
    for (const auto &run : group.ended) {
        const std::size_t end = std::min(run->history().size(), sizes[sizes.size() / 2]);
        accuracies.push_back(run->history()[end - 1].test_accuracy);
    }
    return accuracies;
}

// The highest median first.
std::vector<Measured> measured(const std::vector<SeedGroup> &groups)
{
    std::vector<Measured> all;
    for (const SeedGroup &group : groups)
        if (group.ended.size() >= fewestToCompare)
            all.push_back({&group, accuraciesOf(group)});
    std::ranges::stable_sort(all, std::ranges::greater(), &Measured::median);
    return all;
}

QString spreadText(const Measured &one)
{
    const Spread spread = spread_of(one.accuracies);
    return SeedGroupText::tr("The seed alone, over %1 runs: half of them read %2 to %3 of the test images "
                             "right, and all of them "
                             "%4 to %5. A difference that is smaller may be luck.")
        .arg(one.accuracies.size())
        .arg(percent(spread.lower), percent(spread.upper), percent(spread.worst), percent(spread.best));
}

// Never broken into two lines.
QString chanceText(double luck)
{
    constexpr double least = 1e-4;
    QString text = luck < least ? SeedGroupText::tr("p < %1").arg(number(least, 1))
                                : SeedGroupText::tr("p = %1").arg(number(luck, 2));
    return text.replace(QLatin1Char(' '), QChar(QChar::Nbsp));
}

QString comparisonText(const Measured &best, const Measured &next, std::size_t comparisons,
                       const std::vector<SeedGroup> &groups)
{
    const GroupComparison comparison = compare_groups(best.accuracies, next.accuracies);
    const double luck = std::min(1.0, comparison.luck * static_cast<double>(comparisons));
    const QString names = SeedGroupText::tr("%1 against %2")
                              .arg(groupName(*best.group, groups), groupName(*next.group, groups));
    const QString found =
        luck < luck_limit
            ? SeedGroupText::tr("%1: better in %2 of all pairs of runs. That is more than luck (%3).")
            : SeedGroupText::tr("%1: better in %2 of all pairs of runs. That may be luck (%3).");
    const QString source =
        comparisons > 1
            ? SeedGroupText::tr("Mann and Whitney’s U test (1947), two-sided, over %1 and %2 runs; p times "
                                "%3, the number of comparisons (Bonferroni).")
                  .arg(best.accuracies.size())
                  .arg(next.accuracies.size())
                  .arg(comparisons)
            : SeedGroupText::tr("Mann and Whitney’s U test (1947), two-sided, over %1 and %2 runs.")
                  .arg(best.accuracies.size())
                  .arg(next.accuracies.size());
    return found.arg(names, percent(comparison.share_larger, 0), chanceText(luck)) + QLatin1Char(' ') +
           source;
}
} // namespace

std::vector<SeedGroup> seedGroups(const std::vector<std::shared_ptr<const RunRecord>> &runs)
{
    std::map<int, SeedGroup> groups;
    for (const auto &run : runs) {
        if (run->firstOfSeeds == 0 || !run->last->changes->empty())
            continue;
        SeedGroup &group = groups[run->firstOfSeeds];
        group.first = run->firstOfSeeds;
        group.seeds = run->seeds;
        const bool ended = run->last->state == TrainerState::Paused && run->history().size() > 1;
        (ended ? group.ended : group.others).push_back(run);
    }
    std::vector<SeedGroup> all;
    for (auto &[first, group] : groups)
        all.push_back(std::move(group));
    return all;
}

QString groupName(const SeedGroup &group, const std::vector<SeedGroup> &all)
{
    const TrainingSettings &own = group.any().last->settings;
    QStringList names;
    for (const Setting setting : run_settings)
        if (setting != Setting::Seed && std::ranges::any_of(all, [&](const SeedGroup &other) {
                return !same_value(setting, own, other.any().last->settings);
            }))
            names << namedSetting(setting, own);
    return names.isEmpty() ? SeedGroupText::tr("%n seeds", nullptr, group.seeds)
                           : names.join(QStringLiteral(", "));
}

QString luckText(const std::vector<SeedGroup> &groups)
{
    const std::vector<Measured> all = measured(groups);
    if (all.size() > 1)
        return comparisonText(all[0], all[1], all.size() - 1, groups);
    return all.size() == 1 && all.front().accuracies.size() >= fewestToSpread ? spreadText(all.front())
                                                                              : QString();
}

} // namespace deltascope
