// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace deltascope {

class UnsavedWorkGuard;
class RunBar;
class WindowMenus;
class Workbench;

/// Connects what controls the training, the run bar and the Training menu, to the workbench, and keeps both
/// at what the training does.
class TrainingControls : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    TrainingControls(Workbench &workbench, RunBar &runBar, WindowMenus &menus, UnsavedWorkGuard &keeper,
                     QObject *parent = nullptr);

private:
    void connectSettings(UnsavedWorkGuard &keeper);
    void connectCommands();
    void setAvailable(bool available);
    void toggle();
    void showSnapshot();

    Workbench &m_workbench;
    RunBar &m_runBar;
    WindowMenus &m_menus;
};

} // namespace deltascope
