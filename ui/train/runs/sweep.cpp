// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs/sweep.h"

#include "ui/train/runs/run_list.h"
#include "ui/workbench/workbench.h"

#include <algorithm>
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

void Sweep::start(Setting setting, std::vector<TrainingSettings> settings, int epochs)
{
    m_setting = setting;
    m_settings = std::move(settings);
    m_epochs = epochs;
    m_next = 0;
    m_workbench.setSpeedLimit(0); // nobody watches all of them
    m_runs.keepPresent();
    m_runs.showPresentOnly();
    beginNext();
}

void Sweep::beginNext()
{
    if (m_next == m_settings.size())
        return end();
    const TrainingSettings &settings = m_settings[m_next++];
    m_before = m_workbench.snapshot()->run;
    m_run.reset();
    m_runs.announce(
        {.title = settingName(m_setting) + QStringLiteral(" = ") + settingText(m_setting, settings),
         .shown = true});
    m_workbench.reset(settings);
    m_workbench.trainEpochs(m_epochs);
    Q_EMIT changed();
}

void Sweep::look()
{
    const std::uint64_t run = m_workbench.snapshot()->run;
    if (!isRunning() || m_runs.present()->run() != run || (!m_run && run == m_before))
        return;
    if (!m_run)
        m_run = run;
    if (run != *m_run)
        end();
    else if (isPresentDone())
        beginNext();
    else
        Q_EMIT changed();
}

bool Sweep::isPresentDone() const
{
    const TrainingSnapshot &snapshot = *m_workbench.snapshot();
    return snapshot.state == TrainerState::Diverged || snapshot.stopped_by != StopReason::None ||
           (!snapshot.history->empty() && snapshot.history->back().epoch >= m_epochs);
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
    m_run.reset();
    Q_EMIT changed();
}

double Sweep::progress() const
{
    if (!isRunning() || m_settings.empty())
        return 0;
    const double epochs = m_run ? std::min<double>(m_workbench.snapshot()->epochs, m_epochs) : 0;
    return (static_cast<double>(m_next - 1) + epochs / m_epochs) / static_cast<double>(m_settings.size());
}

} // namespace deltascope
