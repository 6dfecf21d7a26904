// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/session_files.h"

#include "core/data/data_error.h"
#include "core/files/session.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QtConcurrent/QtConcurrentRun>

#include <chrono>

namespace deltascope {

namespace {
using namespace std::chrono_literals;
constexpr auto copyInterval = 8s; // a killed program loses at most 10 s

QString copyFile()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    return folder.filePath(QStringLiteral("unsaved.safetensors"));
}

Session sessionOf(const TrainingSnapshot &snapshot)
{
    Session session{.network = snapshot.network,
                    .settings = snapshot.settings,
                    .epochs = static_cast<int>(snapshot.epochs),
                    .test_accuracy = {},
                    .history = *snapshot.history};
    if (snapshot.test)
        session.test_accuracy = snapshot.test->accuracy;
    return session;
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
    discardCopy();
}

void SessionFiles::open(const QString &file)
{
    QtConcurrent::run([path = file.toStdString()] { return load_session(path, {}); })
        .then(this,
              [this, file](const Session &session) {
                  m_workbench.load(session.network, session.settings);
                  take(file);
                  m_saved = nullptr;
              })
        .onFailed(this, [this](const DataError &error) {
            Q_EMIT faultOccurred(QString::fromStdString(error.what()));
        });
}

void SessionFiles::save(const QString &file)
{
    m_saved = m_workbench.snapshot();
    take(file);
    write(file, false);
}

void SessionFiles::take(const QString &file)
{
    m_file = file;
    Q_EMIT fileChanged();
}

void SessionFiles::write(const QString &file, bool isCopy)
{
    QtConcurrent::run([snapshot = m_workbench.snapshot(), path = file.toStdString()] {
        save_session(path, sessionOf(*snapshot));
    })
        .then(this,
              [this, file, isCopy] {
                  if (!isCopy)
                      Q_EMIT saved(file);
              })
        .onFailed(this, [this](const std::exception &error) {
            Q_EMIT faultOccurred(QString::fromStdString(error.what()));
        });
}

bool SessionFiles::hasUnsavedTraining() const
{
    const auto &now = m_workbench.snapshot();
    return now->images_seen > 0 &&
           !(m_saved && m_saved->run == now->run && m_saved->images_seen == now->images_seen);
}

void SessionFiles::writeCopy()
{
    const auto &now = m_workbench.snapshot();
    const bool known = m_copied && m_copied->run == now->run && m_copied->images_seen == now->images_seen;
    if (known || !hasUnsavedTraining() || now->state == TrainerState::Diverged)
        return;
    m_copied = now;
    QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    write(copyFile(), true);
}

QString SessionFiles::leftCopy()
{
    return QFile::exists(copyFile()) ? copyFile() : QString();
}

void SessionFiles::restoreCopy()
{
    QtConcurrent::run([path = copyFile().toStdString()] {
        return load_session(path, {});
    }).then(this, [this](const Session &session) {
          m_workbench.load(session.network, session.settings);
      }).onFailed(this, [this](const DataError &error) {
        Q_EMIT faultOccurred(QString::fromStdString(error.what()));
    });
}

void SessionFiles::discardCopy()
{
    QFile::remove(copyFile());
}

} // namespace deltascope
