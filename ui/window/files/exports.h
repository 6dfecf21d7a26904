// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <atomic>
#include <memory>

class QMainWindow;

namespace deltascope {

class StepJob;
class Workbench;

/// Writes the open pass, or the network that the stage shows, for other programs, and what the window shows
/// for slides. A slip is never in what is written: then it is the network's own pass, and a view with one has
/// the banner in it. What is said of the file says so.
class Exports : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it; dialogs belong to window, and so does it.
    Exports(const Workbench &workbench, StepJob &step, QMainWindow &window);
    /// A film that is being made is given up.
    ~Exports() override;

    void choosePassFile();
    void chooseNetworkFile();
    void chooseFilmFile();
    void chooseViewFile();
    /// A file with one of the ends of PassFormat.
    void exportPassTo(const QString &file);
    void exportNetworkTo(const QString &file);
    /// A GIF: the hidden units of a new network with the present settings, in its first epoch.
    void exportFilmTo(const QString &file);
    /// What the window shows below its menus, as .png, .pdf or .svg; the latter two of lines and text.
    void exportViewTo(const QString &file);

Q_SIGNALS:
    /// The Step job has to be shown: a pass is open in it alone.
    void stepWanted();
    /// A picture of the window is going to be taken.
    void viewTaken();
    /// The file is there; the sentence says where.
    void exported(const QString &sentence);
    void faultOccurred(const QString &fault);

private:
    template <class Work>
    void write(Work work, const QString &sentence);

    const Workbench &m_workbench;
    StepJob &m_step;
    QMainWindow &m_window;
    std::shared_ptr<std::atomic<bool>> m_filming = std::make_shared<std::atomic<bool>>(true);
};

} // namespace deltascope
