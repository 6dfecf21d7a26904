// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workbench/workbench.h"

#include <QObject>

class QWidget;

namespace deltascope {

class NoticeBar;
class RunBar;
class SessionFiles;

/// Sees that no network is lost: asks before another takes the place of one that is trained and not saved,
/// lets the user choose files, tells of faults and of a way back. Everything it asks, it asks in the notice
/// bar, and nothing waits for the answer.
class UnsavedWorkGuard : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it; its file dialogs belong to window.
    UnsavedWorkGuard(Workbench &workbench, SessionFiles &files, RunBar &runBar, NoticeBar &notices,
                     QWidget &window);

    void reset();
    /// A new network with these settings.
    void takeSettings(const TrainingSettings &settings);
    void open();
    void save();
    void saveAs();
    /// The network of a session that was killed.
    void offerLeftCopy();
    void tell(const QString &fault);

private:
    void askForReset(const TrainingSettings &settings, const QString &why);
    void askToOpen(const QString &file);
    void showSnapshot();

    Workbench &m_workbench;
    SessionFiles &m_files;
    RunBar &m_runBar;
    NoticeBar &m_notices;
    QWidget &m_window;
    TrainerState m_lastState = TrainerState::Paused;
    QString m_fault; ///< why training has diverged, as long as it has
};

} // namespace deltascope
