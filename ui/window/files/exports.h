// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace deltascope {

class StepWalk;
class Workbench;

/// Writes the open pass, or the network that the stage shows, for other programs. A slip is never in what is
/// written: then it is the network's own pass.
class Exports : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it; dialogs belong to window, and so does it.
    Exports(const Workbench &workbench, const StepWalk &walk, QWidget &window);

    void choosePassFile();
    void chooseNetworkFile();
    /// A file with one of the ends of PassFormat.
    void exportPassTo(const QString &file);
    void exportNetworkTo(const QString &file);

Q_SIGNALS:
    /// The Step job has to be shown: a pass is open in it alone.
    void stepWanted();
    /// The file is there; the sentence says where.
    void exported(const QString &sentence);
    void faultOccurred(const QString &fault);

private:
    QString chosenFile(const QString &title, const QString &name, const QStringList &ends);
    template <class Write>
    void write(Write write, const QString &sentence);

    const Workbench &m_workbench;
    const StepWalk &m_walk;
    QWidget &m_window;
};

} // namespace deltascope
