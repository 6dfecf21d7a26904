// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QWidget;

namespace deltascope {

class StepJob;
class WindowMenus;
class Workbench;

/// What the menus offer for paper: worksheets, and the open pass as a handout.
class Printing : public QObject
{
    Q_OBJECT

public:
    /// parts are what is on a page of a handout. All must outlive it; dialogs belong to window, and so does
    /// it.
    Printing(Workbench &workbench, StepJob &step, const WindowMenus &menus, const QList<QWidget *> &parts,
             QWidget &window);

Q_SIGNALS:
    /// The Step job has to be shown: a pass is open in it alone.
    void stepWanted();
    void faultOccurred(const QString &fault);

private:
    void setUpWorksheets();
    void saveHandout();

    Workbench &m_workbench;
    StepJob &m_step;
    QList<QWidget *> m_parts;
    QWidget &m_window;
};

} // namespace deltascope
