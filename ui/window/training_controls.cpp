// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/training_controls.h"

#include "ui/window/run_bar.h"
#include "ui/window/unsaved_work_guard.h"
#include "ui/window/window_menus.h"
#include "ui/workbench/workbench.h"

namespace deltascope {

TrainingControls::TrainingControls(Workbench &workbench, RunBar &runBar, WindowMenus &menus,
                                   UnsavedWorkGuard &keeper, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_runBar(runBar)
    , m_menus(menus)
{
    connectSettings(keeper);
    connectCommands();
    connect(&workbench, &Workbench::snapshotChanged, this, &TrainingControls::showSnapshot);
    connect(&workbench, &Workbench::dataLoaded, this, [this] { setAvailable(true); });
    setAvailable(false);
    showSnapshot();
}

void TrainingControls::connectSettings(UnsavedWorkGuard &keeper)
{
    connect(&m_runBar, &RunBar::edited, this, [this, &keeper](Setting setting) {
        if (facts_of(setting).needs_new_network)
            return keeper.takeSettings();
        TrainingSettings settings = m_workbench.settings();
        m_runBar.write(setting, settings);
        m_workbench.apply(settings);
    });
    connect(&m_runBar, &RunBar::resetRequested, &keeper, &UnsavedWorkGuard::reset);
    connect(&m_menus, &WindowMenus::resetRequested, &keeper, &UnsavedWorkGuard::reset);
}

void TrainingControls::connectCommands()
{
    connect(&m_runBar, &RunBar::trainToggled, this, &TrainingControls::toggle);
    connect(&m_menus, &WindowMenus::trainToggled, this, &TrainingControls::toggle);
    connect(&m_runBar, &RunBar::batchRequested, &m_workbench, &Workbench::trainOneBatch);
    connect(&m_menus, &WindowMenus::batchRequested, &m_workbench, &Workbench::trainOneBatch);
    connect(&m_runBar, &RunBar::epochRequested, &m_workbench, &Workbench::trainOneEpoch);
    connect(&m_menus, &WindowMenus::epochRequested, &m_workbench, &Workbench::trainOneEpoch);
    connect(&m_runBar, &RunBar::speedLimitChosen, &m_workbench, &Workbench::setSpeedLimit);
    connect(&m_menus, &WindowMenus::speedLimitChosen, &m_workbench, &Workbench::setSpeedLimit);
}

void TrainingControls::setAvailable(bool available)
{
    m_runBar.setDataAvailable(available);
    m_menus.setTrainingAvailable(available);
}

void TrainingControls::toggle()
{
    if (m_workbench.isTraining())
        m_workbench.pause();
    else if (m_workbench.hasData())
        m_workbench.train();
}

void TrainingControls::showSnapshot()
{
    const TrainingSnapshot &snapshot = *m_workbench.snapshot();
    m_runBar.showSnapshot(snapshot);
    m_menus.showTraining(m_workbench.isTraining());
    m_menus.showSpeedLimit(snapshot.speed_limit);
}

} // namespace deltascope
