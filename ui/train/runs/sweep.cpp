// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs/sweep.h"

#include "core/files/translated.h"
#include "core/training/threads/parallelism_tuner.h"
#include "ui/settings/setting.h"
#include "ui/theme/numbers.h"
#include "ui/train/runs/run_actions.h"
#include "ui/train/runs/run_list.h"
#include "ui/workbench/workbench.h"

#include <algorithm>
#include <utility>

namespace deltascope {

namespace {
using namespace std::chrono_literals;
constexpr auto timeBetweenLooks = 200ms;
constexpr std::size_t mostBytes = std::size_t{256} << 20; // of networks that a sweep leaves in the list

std::size_t bytesOf(const TrainingSnapshot &snapshot)
{
    constexpr std::size_t kept = 3; // at the start, at the best epoch and at the end
    const Parameters<float> &end = snapshot.network.parameters;
    return kept * sizeof(float) *
           static_cast<std::size_t>(end.W1.size() + end.b1.size() + end.W2.size() + end.b2.size());
}

// As the user has ordered it: one thread is the sweep's affair.
std::shared_ptr<TrainingSnapshot> asOrdered(const TrainingSnapshot &snapshot, const PlannedRun &run)
{
    auto own = std::make_shared<TrainingSnapshot>(snapshot);
    own->settings.threads = run.settings.threads;
    return own;
}

bool isWhole(const RunRecord &record, const PlannedRun &run)
{
    const TrainingSnapshot &last = *record.last;
    return record.hasNetwork() && last.state == TrainerState::Paused && last.changes->empty() &&
           last.replacements == 0 && last.threads == 1 && last.settings == run.settings &&
           !last.history->empty() && last.history->front().epoch == 0 && last.epochs == run.epochs &&
           last.history->back().epoch == run.epochs;
}

std::shared_ptr<const TrainingSnapshot> curvesOf(const TrainingSnapshot &snapshot)
{
    auto curves = std::make_shared<TrainingSnapshot>(snapshot);
    curves->start.reset();
    curves->best.reset();
    curves->network.parameters = {};
    return curves;
}
} // namespace

Sweep::Sweep(Workbench &workbench, RunList &runs, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_runs(runs)
{
    m_looks.setInterval(timeBetweenLooks);
    connect(&m_looks, &QTimer::timeout, this, &Sweep::look);
    connect(&workbench, &Workbench::dataLoaded, this,
            &Sweep::cancel); // its networks are of the images before
}

Sweep::~Sweep() = default;

void Sweep::start(const SweepPlan &plan)
{
    cancel();
    m_plan = plan;
    m_planned = plan.runs();
    m_ids.assign(m_planned.size(), 0);
    m_firstOfSeeds.assign(plan.values.size(), 0);
    m_asked.clear();
    m_failed.clear();
    m_withNetwork.clear();
    m_keptBytes = 0;
    m_done = 0;
    m_present = present();
    m_runs.keepPresent();
    m_runs.showPresentOnly();
    takeKnown();
    std::vector<PlannedRun> asked;
    for (const std::size_t index : m_asked)
        asked.push_back(m_planned[index]);
    m_running =
        std::make_unique<ParallelRuns>(std::move(asked), m_workbench.data().train, m_workbench.data().test,
                                       std::max(1, processor_count()), SweepPriority::Low);
    m_looks.start();
    look();
}

// What the list holds already is drawn with the others.
void Sweep::takeKnown()
{
    const auto records = m_runs.records();
    for (std::size_t index = 0; index < m_planned.size(); ++index) {
        const auto known = std::ranges::find_if(
            records, [&](const auto &record) { return isWhole(*record, m_planned[index]); });
        if (known == records.end()) {
            m_asked.push_back(index);
            continue;
        }
        m_ids[index] = (*known)->run();
        m_runs.setShown((*known)->run(), true);
        if (const int seeds = seedsOfEach(); seeds > 1)
            m_runs.setSeeds((*known)->run(), firstOfSeeds(index, (*known)->number), seeds);
        ++m_done;
    }
}

// How many runs differ in their seed alone.
int Sweep::seedsOfEach() const
{
    return m_plan.setting == Setting::Seed ? static_cast<int>(m_plan.values.size()) : m_plan.seeds;
}

// The number of the first run that differs from this one in its seed alone: its own, where it is that.
int Sweep::firstOfSeeds(std::size_t index, int number)
{
    int &first = m_firstOfSeeds[index / static_cast<std::size_t>(seedsOfEach())];
    if (first == 0)
        first = number;
    return first;
}

void Sweep::begin(std::size_t index, const std::shared_ptr<const TrainingSnapshot> &snapshot)
{
    RunList::OtherRun run{.last = snapshot, .title = nameOf(m_planned[index])};
    if (const int seeds = seedsOfEach(); seeds > 1) {
        run.firstOfSeeds = firstOfSeeds(index, m_runs.nextNumber());
        run.seeds = seeds;
    }
    m_ids[index] = m_runs.add({run}).front();
}

void Sweep::look()
{
    std::vector<std::pair<std::uint64_t, std::shared_ptr<const TrainingSnapshot>>> grown;
    for (const GrowingRun &run : m_running->take_growing()) {
        const std::size_t index = m_asked[run.index];
        const auto snapshot = asOrdered(*run.snapshot, m_planned[index]);
        const bool isNext = run.index == 0 || m_ids[m_asked[run.index - 1]] != 0;
        if (m_ids[index] != 0)
            grown.emplace_back(m_ids[index], snapshot);
        else if (isNext) // the list has them in their order
            begin(index, snapshot);
    }
    m_runs.update(grown);
    while (const auto finished = m_running->take_finished(0ms))
        takeEnd(*finished);
    if (m_running->done())
        return finish();
    Q_EMIT changed();
}

void Sweep::takeEnd(const FinishedRun &finished)
{
    const std::size_t index = m_asked[finished.index];
    ++m_done;
    if (!finished.end) {
        m_failed.append(tr("%1 (%2)").arg(nameOf(m_planned[index]), translated(finished.fault)));
        return;
    }
    const auto end = endedSnapshot(*asOrdered(*finished.end, m_planned[index]));
    if (end->state == TrainerState::Diverged)
        m_failed.append(nameOf(m_planned[index]));
    if (m_ids[index] == 0)
        begin(index, end);
    else
        m_runs.update({{m_ids[index], end}});
    keepWithinMemory(m_ids[index]);
}

// Of very many or very large networks only the best is kept beyond that, and the curves of all.
void Sweep::keepWithinMemory(std::uint64_t run)
{
    const auto record = m_runs.find(run);
    if (!record)
        return;
    m_withNetwork.insert(run);
    m_keptBytes += bytesOf(*record->last);
    const auto kept = best();
    while (m_keptBytes > mostBytes) {
        const auto spare = std::ranges::find_if(
            m_withNetwork, [&kept](std::uint64_t id) { return !kept || id != kept->run(); });
        if (spare == m_withNetwork.end())
            return;
        if (const auto dropped = m_runs.find(*spare)) {
            m_keptBytes -= bytesOf(*dropped->last);
            m_runs.update({{*spare, curvesOf(*dropped->last)}});
        }
        m_withNetwork.erase(spare);
    }
}

void Sweep::cancel()
{
    if (!isRunning())
        return;
    end();
    std::vector<std::pair<std::uint64_t, std::shared_ptr<const TrainingSnapshot>>> left;
    for (const std::uint64_t id : m_ids)
        if (const auto record = m_runs.find(id); record && record->isGrowing())
            left.emplace_back(id, endedSnapshot(*record->last));
    m_runs.update(left);
}

void Sweep::end()
{
    m_looks.stop();
    m_running.reset();
    Q_EMIT changed();
}

std::shared_ptr<const RunRecord> Sweep::best() const
{
    std::vector<std::shared_ptr<const RunRecord>> records;
    std::vector<std::shared_ptr<const TrainingSnapshot>> ends;
    for (const std::uint64_t id : m_ids)
        if (const auto record = m_runs.find(id); record && record->hasNetwork() && !record->isGrowing()) {
            records.push_back(record);
            ends.push_back(record->last);
        }
    const auto best = best_run(ends);
    return best ? records[*best] : nullptr;
}

void Sweep::finish()
{
    end();
    const auto chosen = best();
    if (!chosen) {
        Q_EMIT finished(
            tr("The sweep is done. None of its networks can be used. %1").arg(whatFailed()).trimmed());
        return;
    }
    const QString name = chosen->name();
    const QString accuracy = percent(*chosen->last->test_accuracy());
    const auto open = [this, run = chosen->run()] {
        const auto record = m_runs.find(run);
        if (record && record != m_runs.present())
            RunActions(m_workbench, m_runs).reopen(*record);
    };
    if (isUntouched()) {
        open();
        Q_EMIT finished(
            tr("The sweep is done. The best of its networks is open: %1, which reads %2 of the test "
               "images right. %3")
                .arg(name, accuracy, whatFailed())
                .trimmed());
    } else {
        Q_EMIT confirmationWanted(
            tr("The sweep is done. The best of its networks is %1, which reads %2 of the test "
               "images right. The present network has changed meanwhile. %3")
                .arg(name, accuracy, whatFailed())
                .trimmed(),
            tr("Open %1").arg(name), open);
    }
}

Sweep::Present Sweep::present() const
{
    const TrainingSnapshot &now = *m_workbench.snapshot();
    return {now.run, now.images_seen, now.replacements};
}

bool Sweep::isUntouched() const
{
    return present() == m_present && !m_workbench.isTraining();
}

// "η = 0.3", "seed 7", "η = 0.3, seed 7"
QString Sweep::nameOf(const PlannedRun &run) const
{
    const QString value =
        settingName(m_plan.setting) + QStringLiteral(" = ") + settingText(m_plan.setting, run.settings);
    if (m_plan.seeds == 1)
        return value;
    const QString seed = namedSetting(Setting::Seed, run.settings);
    return m_plan.values.size() == 1 ? seed : tr("%1, %2").arg(value, seed);
}

QString Sweep::whatFailed() const
{
    return m_failed.isEmpty() ? QString() : tr("Diverged or not trained: %1.").arg(fewNames(m_failed));
}

double Sweep::progress() const
{
    if (!isRunning())
        return 0;
    const auto asked = static_cast<double>(m_asked.size());
    const auto known = static_cast<double>(m_planned.size()) - asked;
    return (known + asked * m_running->progress()) / static_cast<double>(m_planned.size());
}

} // namespace deltascope
