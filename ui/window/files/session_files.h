// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/session.h"
#include "core/network/failing_network.h"
#include "ui/window/files/autosave_file.h"
#include "ui/workbench/workbench.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace deltascope {

class OngoingReading;
struct OpenedFile;

/// Opens and saves the workbench's network, and keeps a copy on the side so that a killed program loses at
/// most ten seconds. Reading and writing happen on a pool thread.
class SessionFiles : public QObject
{
    Q_OBJECT

public:
    explicit SessionFiles(Workbench &workbench, QObject *parent = nullptr);

    /// A run of the list beside the present one: ended, or of a sweep that goes on.
    struct LosableRun
    {
        std::uint64_t run = 0;
        std::int64_t images = 0; ///< seen

        bool operator==(const LosableRun &) const = default;
    };
    /// What of it would be lost with the window.
    struct Losable
    {
        QByteArray drawing;           ///< empty: none
        std::vector<LosableRun> runs; ///< all of them

        bool operator==(const Losable &) const = default;
    };
    /// What is saved beside the network.
    struct Beside
    {
        std::function<SessionExtras()> make; ///< may take its time; called on a pool thread
        Losable losable;
    };
    /// Asks for it whenever something is saved.
    void saveWith(std::function<Beside()> beside) { m_beside = std::move(beside); }
    /// Waits for a copy that is being written, so that none is left behind.
    ~SessionFiles() override;

    /// Of several files opened in a row the last one stays. A network of another program that leaves open how
    /// it is to be read raises a question; what was open stays until openForeign() answers it.
    void open(const QString &file);
    /// Its file stays what it is: the next saving asks for another.
    void openForeign(const Session &session, const QString &file);
    /// The shipped network; no file is open then.
    void openShipped();
    /// One that does not learn, to be looked into.
    void openFailing(FailingNetwork which);
    void save(const QString &file);
    /// The file last opened or saved; empty before there is one.
    QString file() const { return m_file; }
    /// The file of another program that the network was opened from; empty where file() is not, or there is
    /// none.
    QString foreignFile() const { return m_foreignFile; }
    /// The network is that of foreignFile(), as it was opened.
    bool showsForeignNetwork() const;
    /// Somebody else has changed that file since it was opened or saved here.
    bool isChangedByOthers() const;
    /// True when the network holds training that is in no file that the user knows of.
    bool hasUnsavedTraining() const;

    /// The copy that a killed program left, or empty.
    QString leftCopy() const { return m_copy.left(); }
    void restoreCopy();
    void discardCopy() { m_copy.discardLeft(); }
    /// Writes the copy now if there is something new to keep; a timer does so every few seconds.
    void writeCopy();

    /// The window closes: what is unsaved stays on the side, and is offered at the next start. Takes as long
    /// as writing it does.
    void keepForNextStart();

Q_SIGNALS:
    void fileChanged();
    /// A file is being read; it may take its time.
    void readingBegan(const QString &file, const std::shared_ptr<deltascope::OngoingReading> &reading);
    void questionRaised(const std::shared_ptr<const OpenedFile> &opened);
    /// A session has been opened, and is the trained network as soon as this run is there.
    void opened(std::uint64_t run, const deltascope::SessionExtras &extras);
    /// A network of other sizes than the trained one has been opened, to be walked through.
    void handShown();
    void failingShown(FailingNetwork which);
    void saved(const QString &file);
    void faultOccurred(const QString &message);
    /// The side copy has been written.
    void copied();

private:
    /// What tells a file from what it was.
    struct Stamp
    {
        QDateTime written;
        qint64 size = 0;

        bool operator==(const Stamp &) const = default;
    };
    static Stamp stampOf(const QString &file);

    void forgetFile();
    void show(const OpenedFile &opened);
    void useDataOf(const OpenedFile &opened);
    void showSession(const Session &session, const SessionExtras &extras, const QString &file,
                     const QString &foreignFile = {});
    void showHand(const Session &session, const QString &name);
    using Snapshot = std::shared_ptr<const TrainingSnapshot>;

    bool isInFile(const TrainingSnapshot &snapshot) const;
    bool isWorthACopy(const TrainingSnapshot &snapshot) const;
    bool hasUnsavedRuns(const Losable &now) const;
    using SharedFile = std::shared_ptr<const OpenedFile>;
    void cancelReading();
    /// Of several files that are read in a row the last one arrives.
    void read(const QString &file, std::function<void(const SharedFile &)> then);
    Beside beside() const { return m_beside ? m_beside() : Beside(); }
    void take(const QString &file, const QString &foreignFile = {});
    void copyWritten(const QString &fault);
    void tellOfOtherComputation(const Session &session);

    Workbench &m_workbench;
    QString m_file;
    QString m_foreignFile;
    Stamp m_stamp;                             ///< of m_file as it was opened or saved
    std::shared_ptr<OngoingReading> m_reading; ///< the newest: a late one is not the last; null before one
    std::function<Beside()> m_beside;
    AutosaveFile m_copy;
    QTimer m_copyTimer;
    QFuture<QString> m_copyWritten; ///< its fault, if any
    bool m_copyWaits = false;       ///< for that
    bool m_copyFaultTold = false;
    Snapshot m_saved;
    std::vector<Parameters<float>> m_inFiles; ///< of every file opened or saved
    Snapshot m_copied;
    Losable m_inFile;                            ///< last opened or saved
    Losable m_inCopy;                            ///< on the side
    std::optional<Parameters<float>> m_restored; ///< that the side copy holds already
};

} // namespace deltascope
