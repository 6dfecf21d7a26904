// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/unsaved_work_guard.h"

#include "core/data/data_error.h"
#include "core/files/sweep_table.h"
#include "core/files/translated.h"
#include "core/platform/qt_path.h"
#include "ui/opening/reading_dialog.h"
#include "ui/opening/reading_progress.h"
#include "ui/platform/file_dialogs.h"
#include "ui/platform/folders.h"
#include "ui/platform/shown_path.h"
#include "ui/train/runs/run_record.h"
#include "ui/window/failing_text.h"
#include "ui/window/files/session_files.h"
#include "ui/window/notice_bar.h"
#include "ui/window/run_bar.h"

#include <QDir>
#include <QFileInfo>
#include <QToolTip>

namespace deltascope {

UnsavedWorkGuard::UnsavedWorkGuard(Workbench &workbench, SessionFiles &files, RunBar &runBar,
                                   NoticeBar &notices, QWidget &window)
    : QObject(&window)
    , m_workbench(workbench)
    , m_files(files)
    , m_runBar(runBar)
    , m_notices(notices)
    , m_window(window)
{
    connect(&workbench, &Workbench::snapshotChanged, this, &UnsavedWorkGuard::showSnapshot);
    connect(&workbench, &Workbench::faultOccurred, this, &UnsavedWorkGuard::tell);
    connect(&files, &SessionFiles::faultOccurred, this, &UnsavedWorkGuard::tell);
    connect(&files, &SessionFiles::saved, this, [this](const QString &file) {
        if (m_notices.asks()) // an open question stays open
            return;
        m_saved = (m_slipIsIn ? tr("Saved as %1: the right network, without the slip.") : tr("Saved as %1."))
                      .arg(shownPath(file));
        m_notices.tellInPassing(m_saved);
    });
    connect(&files, &SessionFiles::fileChanged, this, [this] { withdraw(m_saved); });
    connect(&files, &SessionFiles::readingBegan, this,
            [this](const QString &file, const std::shared_ptr<OngoingReading> &reading) {
                new ReadingProgress(reading, tr("Opening a network"),
                                    tr("Reading %1 and trying it").arg(QFileInfo(file).fileName()),
                                    &m_window);
            });
    connect(&files, &SessionFiles::questionRaised, this, &UnsavedWorkGuard::askHowToRead);
}

void UnsavedWorkGuard::tell(const QString &fault)
{
    m_notices.tell(fault);
}

void UnsavedWorkGuard::withdraw(const QString &fault)
{
    if (m_notices.text() == fault)
        m_notices.withdraw();
}

void UnsavedWorkGuard::refuse(QWidget *field, const QString &why)
{
    if (m_notices.asks())
        QToolTip::showText(field->mapToGlobal(field->rect().bottomLeft()), why, field);
    else
        m_notices.tellInPassing(why);
}

// Offers the way back once for each divergence, and takes the offer away with its reason.
void UnsavedWorkGuard::showSnapshot()
{
    const TrainingSnapshot &snapshot = *m_workbench.snapshot();
    if (!m_resetQuestion.isEmpty() && m_notices.text() == m_resetQuestion) { // training goes on meanwhile
        m_resetQuestion = resetQuestion();
        m_notices.reword(m_resetQuestion);
    }
    const bool diverged = snapshot.state == TrainerState::Diverged && m_lastState != TrainerState::Diverged;
    m_lastState = snapshot.state;
    if (snapshot.state != TrainerState::Diverged && !m_fault.isEmpty() && m_notices.text() == m_fault)
        m_notices.withdraw();
    m_fault = translated(snapshot.fault);
    if (diverged)
        m_notices.tell(m_fault,
                       {{tr("Back to the last good epoch"), [this] { m_workbench.returnToLastFinite(); }}});
}

void UnsavedWorkGuard::reset()
{
    askForReset(false, tr("Reset"));
}

void UnsavedWorkGuard::takeSettings()
{
    askForReset(true, tr("New settings"));
}

// A trained network is discarded only after a yes; an untrained one is no loss. The new one has the settings
// that hold at the answer: others may have been edited since the question.
void UnsavedWorkGuard::askForReset(bool asEdited, const QString &why)
{
    const auto reset = [this, asEdited] {
        TrainingSettings settings = m_workbench.settingsForReset();
        if (asEdited)
            m_runBar.writeNetworkSettings(settings);
        m_runBar.acceptSettings();
        m_workbench.reset(settings);
    };
    m_notices.withdraw(); // an older question of this kind, whose edits stay
    if (!m_files.hasUnsavedTraining())
        return reset();
    m_whyReset = why;
    m_resetQuestion = resetQuestion();
    m_notices.tell(
        m_resetQuestion,
        {{tr("Start a new network"), reset}, {tr("Keep this one"), [this] { m_runBar.revertSettings(); }}},
        [this] { m_runBar.revertSettings(); });
}

QString UnsavedWorkGuard::resetQuestion() const
{
    return tr("%1: this starts a new, untrained network. The current one has been trained for %2 and is not "
              "saved; it stays in the list of runs.")
        .arg(m_whyReset, trainedLength(*m_workbench.snapshot()));
}

void UnsavedWorkGuard::open()
{
    askForFile(&m_window,
               {tr("Open a network or the table of a sweep"), m_files.file(),
                tr("Networks (*.safetensors *.npz *.npy);;Tables of sweeps (*.csv);;All files (*)")},
               [this](const QString &file) {
                   if (is_sweep_table(path_from(file)))
                       Q_EMIT tableChosen(file);
                   else
                       openRecent(file);
               });
}

void UnsavedWorkGuard::openRecent(const QString &file)
{
    askToOpen(QFileInfo(file).fileName(), [this, file] { m_files.open(file); });
}

// What was open stays until the answer.
void UnsavedWorkGuard::askHowToRead(const std::shared_ptr<const OpenedFile> &opened)
{
    auto *dialog = new ReadingDialog(opened, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, opened] {
        try {
            m_files.openForeign(dialog->session(), opened->file);
        } catch (const DataError &error) {
            tell(translated(error));
        }
    });
    dialog->open();
}

QString UnsavedWorkGuard::suggestedFile() const
{
    if (!m_files.file().isEmpty())
        return m_files.file();
    if (const QFileInfo theirs(m_files.foreignFile()); !m_files.foreignFile().isEmpty())
        return theirs.dir().filePath(theirs.completeBaseName() + QStringLiteral("-deltascope.safetensors"));
    const TrainingSnapshot &now = *m_workbench.snapshot();
    const QString name = QStringLiteral("network-K%1-epoch-%2.safetensors")
                             .arg(now.network.hidden_units())
                             .arg(static_cast<int>(now.epochs));
    return QDir(documentsFolder()).filePath(name);
}

void UnsavedWorkGuard::openShipped()
{
    askToOpen(tr("the shipped network"), [this] { m_files.openShipped(); });
}

void UnsavedWorkGuard::openFailing(FailingNetwork which)
{
    askToOpen(FailingText::nameOf(which), [this, which] { m_files.openFailing(which); });
}

void UnsavedWorkGuard::askToOpen(const QString &what, std::function<void()> open)
{
    if (!m_files.hasUnsavedTraining())
        return open();
    m_notices.tell(tr("Opening %1 replaces the current network, which is not saved.").arg(what),
                   {{tr("Open it"), std::move(open)}, {tr("Keep this one"), {}}});
}

void UnsavedWorkGuard::save()
{
    const QString file = m_files.file();
    if (file.isEmpty())
        return saveAs();
    if (!m_files.isChangedByOthers())
        return m_files.save(file);
    m_notices.tell(tr("%1 has been changed by another program since it was opened here. Saving replaces what "
                      "that program wrote.")
                       .arg(shownPath(file)),
                   {{tr("Save under another name…"), [this] { saveAs(); }},
                    {tr("Replace it"), [this, file] { m_files.save(file); }}});
}

void UnsavedWorkGuard::saveAs()
{
    askWhereToSave(&m_window, {tr("Save the network"), suggestedFile(), tr("Networks (*.safetensors)")},
                   [this](const QString &file) { m_files.save(file); });
}

void UnsavedWorkGuard::offerLeftCopy()
{
    if (m_files.leftCopy().isEmpty())
        return;
    m_notices.tell(tr("The last session ended before it was saved. Its network was kept."),
                   {{tr("Restore it"), [this] { m_files.restoreCopy(); }},
                    {tr("Discard it"), [this] { m_files.discardCopy(); }}});
}

} // namespace deltascope
