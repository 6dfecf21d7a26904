// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    /// All must outlive it; dialogs belong to window, and so does it.
    Printing(Workbench &workbench, StepJob &step, const WindowMenus &menus, QWidget &window);

    /// Writes the open pass as a handout, and says what has become of it.
    void saveHandoutAs(const QString &file);

Q_SIGNALS:
    /// The Step job has to be shown: a pass is open in it alone.
    void stepWanted();
    /// The handout is there; the sentence says where.
    void saved(const QString &sentence);
    void faultOccurred(const QString &fault);

private:
    void setUpWorksheets();
    void saveHandout();

    Workbench &m_workbench;
    StepJob &m_step;
    QWidget &m_window;
};

} // namespace deltascope
