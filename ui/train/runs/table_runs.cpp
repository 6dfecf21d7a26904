// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs/table_runs.h"

#include "core/training/sweep/setting_grid.h"
#include "ui/settings/setting.h"
#include "ui/theme/numbers.h"
#include "ui/train/runs/seed_groups.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace deltascope {

namespace {
constexpr std::size_t mostRuns = 10'000;
constexpr std::size_t mostCurves = 30; // that are drawn one by one
constexpr std::size_t mostBands = 8;

struct TableRunsText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::TableRunsText)
};

using Rows = std::vector<const SweepRow *>;

std::shared_ptr<const TrainingSnapshot> snapshotOf(const SweepRow &row, int imagesPerEpoch)
{
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    const int wanted = row.run.settings.training_images;
    const int images = wanted > 0 ? std::min(wanted, imagesPerEpoch) : imagesPerEpoch;
    auto snapshot = std::make_shared<TrainingSnapshot>();
    snapshot->settings = row.run.settings;
    std::vector<EpochRecord> epochs = row.epochs;
    for (EpochRecord &epoch : epochs) {
        epoch.mean_abs_phi_prime1 = epoch.mean_abs_phi_prime2 = unknown;
        epoch.images_seen = static_cast<std::int64_t>(epoch.epoch) * images;
        snapshot->seconds += epoch.seconds;
    }
    snapshot->epochs = epochs.back().epoch;
    snapshot->images_seen = epochs.back().images_seen;
    snapshot->history = std::make_shared<const History>(std::move(epochs));
    if (row.outcome == SweepOutcome::Diverged) {
        snapshot->state = TrainerState::Diverged;
        snapshot->fault = deltascope::Message::tr("The loss is no longer finite.");
    }
    return snapshot;
}

// Equal for runs that differ in their seed alone.
std::string planWithoutSeed(const SweepRow &row)
{
    PlannedRun run = row.run;
    run.settings.seed = 0;
    return plan_text(run);
}

// Each run once, as it stands last: what a sweep has tried again.
Rows rowsIn(const SweepTable &table)
{
    std::map<std::string, std::size_t> places;
    Rows rows;
    for (const SweepRow &row : table.rows) {
        const auto [place, isNew] = places.try_emplace(plan_text(row.run), rows.size());
        if (isNew)
            rows.push_back(&row);
        else
            rows[place->second] = &row;
    }
    return rows;
}

std::vector<Setting> differing(const Rows &rows)
{
    std::vector<Setting> settings;
    for (const Setting setting : run_settings)
        if (std::ranges::any_of(rows, [&](const SweepRow *row) {
                return !same_value(setting, row->run.settings, rows.front()->run.settings);
            }))
            settings.push_back(setting);
    return settings;
}

QString nameOf(const TrainingSettings &settings, const std::vector<Setting> &told)
{
    QStringList names;
    for (const Setting setting : told)
        names << namedSetting(setting, settings);
    return names.isEmpty() ? namedSetting(Setting::Seed, settings) : names.join(QStringLiteral(", "));
}

double accuracyOf(const std::shared_ptr<const TrainingSnapshot> &last)
{
    return last->state == TrainerState::Diverged ? 0 : last->history->back().test_accuracy;
}

// The best of the bands, and of the runs that are in none.
void chooseShown(std::vector<RunList::OtherRun> &runs)
{
    std::map<int, double> bands; // by the first of their seeds: the accuracy of the best
    std::vector<double> bestBands;
    std::vector<double> others;
    const auto isInBand = [](const RunList::OtherRun &run) { return run.seeds >= SeedGroup::fewest_in_band; };
    for (const RunList::OtherRun &run : runs)
        if (const double accuracy = accuracyOf(run.last); isInBand(run))
            bands[run.firstOfSeeds] = std::max(bands[run.firstOfSeeds], accuracy);
        else
            others.push_back(accuracy);
    for (const auto &[first, accuracy] : bands)
        bestBands.push_back(accuracy);
    const auto lowestOf = [](std::vector<double> &accuracies, std::size_t most) {
        std::ranges::sort(accuracies, std::ranges::greater());
        return accuracies.size() > most ? accuracies[most - 1] : 0;
    };
    const double lowestBand = lowestOf(bestBands, mostBands);
    const double lowest = lowestOf(others, mostCurves);
    for (RunList::OtherRun &run : runs)
        run.shown = isInBand(run) ? bands[run.firstOfSeeds] >= lowestBand : accuracyOf(run.last) >= lowest;
}

QStringList gapsIn(const Rows &rows, const std::vector<Setting> &told)
{
    std::vector<TrainingSettings> settings;
    for (const SweepRow *row : rows)
        settings.push_back(row->run.settings);
    QStringList names;
    for (const TrainingSettings &gap : gaps_in(settings))
        names << nameOf(gap, told);
    return names;
}
} // namespace

TableRuns tableRuns(const SweepTable &table, const QString &name, int firstNumber, int imagesPerEpoch)
{
    Rows rows = rowsIn(table);
    const std::size_t all = rows.size();
    rows.resize(std::min(all, mostRuns));
    const std::vector<Setting> told = differing(rows);
    QStringList diverged;
    QStringList failed;
    std::map<std::string, int> seeds;
    for (const SweepRow *row : rows)
        if (row->outcome == SweepOutcome::Failed || row->epochs.empty())
            failed << nameOf(row->run.settings, told);
        else
            ++seeds[planWithoutSeed(*row)];
    TableRuns made;
    std::map<std::string, int> firsts;
    for (const SweepRow *row : rows) {
        const QString own = nameOf(row->run.settings, told);
        if (row->outcome == SweepOutcome::Failed || row->epochs.empty())
            continue;
        if (row->outcome == SweepOutcome::Diverged)
            diverged << own;
        RunList::OtherRun run{.last = snapshotOf(*row, imagesPerEpoch), .title = own};
        const std::string plan = planWithoutSeed(*row);
        if (seeds[plan] > 1) {
            const int number = firstNumber + static_cast<int>(made.runs.size());
            run.firstOfSeeds = firsts.try_emplace(plan, number).first->second;
            run.seeds = seeds[plan];
        }
        made.runs.push_back(std::move(run));
    }
    chooseShown(made.runs);
    const auto shown = std::ranges::count(made.runs, true, &RunList::OtherRun::shown);
    QStringList sentences{TableRunsText::tr("%1 holds %n runs.", nullptr, static_cast<int>(all)).arg(name)};
    if (all > rows.size())
        sentences << TableRunsText::tr("The first %1 are in the list.").arg(exactCount(std::ssize(rows)));
    if (shown < std::ssize(made.runs))
        sentences << TableRunsText::tr("The curves of the best %1 are drawn; a tick draws another.")
                         .arg(exactCount(shown));
    if (table.torn_line)
        sentences << TableRunsText::tr(
                         "Line %1 is incomplete, as a program leaves it that is stopped there, and "
                         "is left out.")
                         .arg(*table.torn_line);
    if (!diverged.isEmpty())
        sentences << TableRunsText::tr("Diverged: %1.").arg(fewNames(diverged));
    if (!failed.isEmpty())
        sentences << TableRunsText::tr("Not trained, for want of memory: %1.").arg(fewNames(failed));
    if (const QStringList gaps = gapsIn(rows, told); !gaps.isEmpty())
        sentences << TableRunsText::tr("Missing: %1.").arg(fewNames(gaps));
    made.told = sentences.join(QLatin1Char(' '));
    return made;
}

} // namespace deltascope
