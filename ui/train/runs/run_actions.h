// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/setting.h"

#include <QCoreApplication>

namespace deltascope {

class RunList;
class Workbench;
struct RunRecord;
struct TrainingSnapshot;

/// What can be done with a run of the list. Each begins a new run, so that nothing is lost.
class RunActions
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::RunActions)

public:
    /// Both must outlive it.
    RunActions(Workbench &workbench, RunList &runs)
        : m_workbench(workbench)
        , m_runs(runs)
    {
    }

    /// From the run's initial weights, with these settings of the same K; trains for as many epochs as the
    /// run has, and draws the curves of both.
    void again(const RunRecord &record, const TrainingSettings &settings);
    /// The settings that the run began with.
    static TrainingSettings firstSettings(const RunRecord &record);

    /// Its network is known, and not of a run that is being trained beside the present one.
    static bool canGoToLast(const RunRecord &record);
    /// Goes on from the run's last network, paused.
    void goToLast(const RunRecord &record);
    /// The run's last network, paused; the run itself goes on with it.
    void reopen(const RunRecord &record);
    static bool canGoToBest(const RunRecord &record);
    /// The network is no longer that of the run's best epoch.
    static bool isPastBest(const TrainingSnapshot &snapshot);
    /// Goes on from the run's network after its best epoch, paused.
    void goToBest(const RunRecord &record);

private:
    Workbench &m_workbench;
    RunList &m_runs;
};

} // namespace deltascope
