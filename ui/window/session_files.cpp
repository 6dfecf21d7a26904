// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/session_files.h"

#include "ui/workbench/background.h"

#include <chrono>

namespace deltascope {

namespace {
using namespace std::chrono_literals;
constexpr auto copyInterval = 8s; // a killed program loses at most 10 s

Session sessionOf(const TrainingSnapshot &snapshot)
{
    return {.network = snapshot.network,
            .settings = snapshot.settings,
            .epochs = static_cast<int>(snapshot.epochs),
            .test_accuracy = snapshot.test_accuracy(),
            .history = *snapshot.history};
}

QString faultOfSaving(const TrainingSnapshot &snapshot, const QString &file)
{
    try {
        save_session(file.toStdString(), sessionOf(snapshot));
        return {};
    } catch (const std::exception &error) {
        return QString::fromStdString(error.what());
    }
}

bool isSameMoment(const TrainingSnapshot &a, const TrainingSnapshot &b)
{
    return a.run == b.run && a.images_seen == b.images_seen;
}
} // namespace

SessionFiles::SessionFiles(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
{
    m_copyTimer.setInterval(copyInterval);
    connect(&m_copyTimer, &QTimer::timeout, this, &SessionFiles::writeCopy);
    m_copyTimer.start();
}

SessionFiles::~SessionFiles()
{
    m_copyWritten.waitForFinished();
}

void SessionFiles::read(const QString &file, std::function<void(const Session &)> then)
{
    const int number = ++m_reads;
    inBackground([path = file.toStdString()] { return load_session(path, {}); })
        .then(this,
              [this, number, then = std::move(then)](const Session &session) {
                  if (number == m_reads)
                      then(session);
              })
        .onFailed(this, [this](const std::exception &error) {
            Q_EMIT faultOccurred(QString::fromStdString(error.what()));
        });
}

void SessionFiles::open(const QString &file)
{
    read(file, [this, file](const Session &session) {
        m_workbench.load(session.network, session.settings, session.history, session.epochs);
        m_saved = nullptr;
        m_restored.reset();
        take(file);
    });
}

void SessionFiles::save(const QString &file)
{
    const Snapshot snapshot = m_workbench.snapshot();
    inBackground([snapshot, file] {
        return faultOfSaving(*snapshot, file);
    }).then(this, [this, snapshot, file](const QString &fault) {
        if (!fault.isEmpty()) {
            Q_EMIT faultOccurred(fault);
            return;
        }
        m_saved = snapshot;
        m_restored.reset();
        take(file);
        Q_EMIT saved(file);
    });
}

void SessionFiles::take(const QString &file)
{
    m_file = file;
    Q_EMIT fileChanged();
}

bool SessionFiles::hasUnsavedTraining() const
{
    const TrainingSnapshot &now = *m_workbench.snapshot();
    if (m_saved && isSameMoment(*m_saved, now))
        return false;
    return now.images_seen > 0 || (m_restored && *m_restored == now.network.parameters);
}

void SessionFiles::writeCopy()
{
    const Snapshot now = m_workbench.snapshot();
    const bool known =
        (m_copied && isSameMoment(*m_copied, *now)) || (m_saved && isSameMoment(*m_saved, *now));
    if (known || now->images_seen == 0 || now->state == TrainerState::Diverged || m_copyWritten.isRunning())
        return;
    m_copied = now;
    m_copyWritten = inBackground([now, file = m_copy.file()] { return faultOfSaving(*now, file); });
    m_copyWritten.then(this, [this](const QString &fault) { copyWritten(fault); });
}

void SessionFiles::keepForNextStart()
{
    m_copyTimer.stop();
    m_copyWritten.waitForFinished();
    if (!hasUnsavedTraining())
        return;
    const Snapshot now = m_workbench.snapshot();
    const bool copied = m_copied && isSameMoment(*m_copied, *now);
    if (!copied && now->images_seen > 0 && now->state != TrainerState::Diverged)
        faultOfSaving(*now, m_copy.file());
    m_copy.keep();
}

// It is tried again every few seconds; the user hears of it once.
void SessionFiles::copyWritten(const QString &fault)
{
    if (!fault.isEmpty() && !m_copyFaultTold)
        Q_EMIT faultOccurred(tr("The unsaved network cannot be kept on the side: %1").arg(fault));
    m_copyFaultTold = !fault.isEmpty();
    if (fault.isEmpty())
        Q_EMIT copied();
}

void SessionFiles::restoreCopy()
{
    read(m_copy.left(), [this](const Session &session) {
        m_workbench.load(session.network, session.settings, session.history, session.epochs);
        m_saved = nullptr;
        m_restored = session.network.parameters;
        m_copy.adoptLeft();
    });
}

} // namespace deltascope
