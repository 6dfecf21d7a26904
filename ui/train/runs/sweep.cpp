// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs/sweep.h"

#include "ui/settings/setting.h"
#include "ui/theme/numbers.h"
#include "ui/train/runs/run_actions.h"
#include "ui/train/runs/run_list.h"
#include "ui/workbench/workbench.h"

#include <utility>

namespace deltascope {

Sweep::Sweep(Workbench &workbench, RunList &runs, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_runs(runs)
{
    // The list learns of each snapshot first, so that no run ends before it is recorded.
    connect(&runs, &RunList::changed, this, &Sweep::look);
}

void Sweep::start(SweepPlan plan)
{
    m_plan = std::move(plan);
    m_next = 0;
    m_begun.clear();
    m_workbench.setSpeedLimit(0); // nobody watches all of them
    m_runs.keepPresent();
    m_runs.showPresentOnly();
    beginNext();
}

void Sweep::beginNext()
{
    if (m_next == m_plan.runs.size())
        return finish();
    const TrainingSettings &settings = m_plan.runs[m_next++];
    m_run = m_workbench.reset(settings);
    m_begun.push_back(m_run);
    m_runs.announce(m_run, {.title = settingName(m_plan.setting) + QStringLiteral(" = ") +
                                     settingText(m_plan.setting, settings),
                            .shown = true});
    m_workbench.trainEpochs(m_plan.epochs);
    Q_EMIT changed();
}

void Sweep::look()
{
    const std::uint64_t run = m_workbench.snapshot()->run;
    if (!isRunning() || m_runs.present()->run() != run || run < m_run) // that is not there yet
        return;
    if (run > m_run)
        end();
    else if (m_plan.is_done(*m_workbench.snapshot()))
        beginNext();
    else
        Q_EMIT changed();
}

void Sweep::cancel()
{
    if (!isRunning())
        return;
    m_workbench.pause();
    end();
}

void Sweep::end()
{
    m_next = 0;
    Q_EMIT changed();
}

// The last run is the present one; where another has read the test set better, its network takes the place.
void Sweep::finish()
{
    std::vector<std::shared_ptr<const RunRecord>> records;
    std::vector<std::shared_ptr<const TrainingSnapshot>> ends;
    for (const std::uint64_t run : m_begun)
        if (const auto record = m_runs.find(run)) {
            records.push_back(record);
            ends.push_back(record->last);
        }
    const auto best = best_run(ends);
    end();
    if (!best)
        return;
    const RunRecord &record = *records[*best];
    const QString accuracy = percent(*record.last->test_accuracy());
    const QString name = record.name();
    if (records[*best] != m_runs.present())
        RunActions(m_workbench, m_runs).reopen(record);
    Q_EMIT finished(tr("The sweep is done. The best of its networks is open: %1, which reads %2 of the test "
                       "images right.")
                        .arg(name, accuracy));
}

double Sweep::progress() const
{
    const auto &snapshot = m_workbench.snapshot();
    return isRunning() ? m_plan.progress(m_next - 1, snapshot->run == m_run ? snapshot.get() : nullptr) : 0;
}

} // namespace deltascope
