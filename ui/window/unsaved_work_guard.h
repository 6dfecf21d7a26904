// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/failing_network.h"
#include "ui/workbench/workbench.h"

#include <QObject>

#include <functional>

class QWidget;

namespace deltascope {

class NoticeBar;
class RunBar;
class SessionFiles;
struct OpenedFile;

/// Makes sure that no network is lost: asks before replacing one that is trained and not saved,
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
    /// A new network with the settings that the run bar's fields say, and with those for the next reset.
    void takeSettings();
    void open();
    void openRecent(const QString &file);
    /// The shipped network.
    void openShipped();
    void openFailing(FailingNetwork which);
    void save();
    void saveAs();
    /// Where saveAs() begins: the open file, or one named after the network in the folder of documents.
    QString suggestedFile() const;
    /// While a slip is in, who saves is told that it is not in the file.
    void setSlipIn(bool in) { m_slipIsIn = in; }
    /// The network of a session that was killed.
    void offerLeftCopy();
    void tell(const QString &fault);
    /// Removes that again, where it is still shown.
    void withdraw(const QString &fault);
    /// What was typed into a field was not accepted. An open question stays open.
    void refuse(QWidget *field, const QString &why);

Q_SIGNALS:
    /// The file that was chosen to be opened is the table of a sweep, which replaces nothing.
    void tableChosen(const QString &file);

private:
    void askForReset(bool asEdited, const QString &why);
    QString resetQuestion() const;
    void askToOpen(const QString &what, std::function<void()> open);
    void showSnapshot();
    void askHowToRead(const std::shared_ptr<const OpenedFile> &opened);

    Workbench &m_workbench;
    SessionFiles &m_files;
    RunBar &m_runBar;
    NoticeBar &m_notices;
    QWidget &m_window;
    TrainerState m_lastState = TrainerState::Paused;
    bool m_slipIsIn = false;
    QString m_saved;         ///< what was said of the last saving
    QString m_whyReset;      ///< what the last question about a reset was for
    QString m_resetQuestion; ///< that question
    QString m_fault;         ///< why training has diverged, as long as it has
};

} // namespace deltascope
