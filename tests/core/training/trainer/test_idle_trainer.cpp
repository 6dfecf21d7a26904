// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer/trainer.h"
#include "tests/core/training/synthetic_data.h"
#include "tests/suite.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <algorithm>
#include <optional>
#include <thread>

using namespace deltascope;
using namespace std::chrono_literals;

namespace {
const QString tasks = QStringLiteral("/proc/self/task");

QStringList threads_of_process()
{
    return QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
}

// How often each of the threads has been given a processor so far; nothing while one of them has work to do.
std::optional<QList<int>> turns_of_sleeping(const QStringList &threads)
{
    static const QRegularExpression switches(QStringLiteral("ctxt_switches:\\s*(\\d+)"));
    QList<int> turns;
    for (const QString &thread : threads) {
        QFile status(tasks + QLatin1Char('/') + thread + QStringLiteral("/status"));
        if (!status.open(QIODevice::ReadOnly))
            return {};
        const QString text = QString::fromLatin1(status.readAll());
        if (!text.contains(QLatin1String("State:\tS")))
            return {};
        for (auto found = switches.globalMatch(text); found.hasNext();)
            turns << found.next().captured(1).toInt();
    }
    return turns;
}
} // namespace

class TestIdleTrainer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void its_threads_sleep_data();
    void its_threads_sleep();
};

void TestIdleTrainer::its_threads_sleep_data()
{
    QTest::addColumn<bool>("finished");
    QTest::addColumn<int>("threads");
    for (const int threads : {1, 2, 64}) {
        QTest::addRow("paused, %d threads", threads) << false << threads;
        QTest::addRow("finished, %d threads", threads) << true << threads;
    }
}

// A thread that looks for work now and then gets a processor in between; one that waits to be woken does not,
// however long.
void TestIdleTrainer::its_threads_sleep()
{
    if (!QFile::exists(tasks))
        QSKIP("This system does not tell what threads do");
    QFETCH(const bool, finished);
    QFETCH(const int, threads);
    const QStringList others = threads_of_process();
    TrainingSettings settings;
    settings.threads = threads;
    Trainer trainer(settings);
    trainer.set_data(synthetic_data(2500, 1), synthetic_data(100, 2));
    if (finished) {
        trainer.start(1);
    } else {
        trainer.start();
        QTRY_VERIFY(trainer.snapshot()->images_seen > 0);
        trainer.pause();
    }
    QVERIFY(trainer.wait_until_idle(60s));
    QStringList own = threads_of_process();
    own.removeIf([&others](const QString &thread) { return others.contains(thread); });
    QVERIFY(own.size() >= std::min(threads, 2)); // a small network gives no work to more
    std::optional<QList<int>> before;
    QTRY_VERIFY((before = turns_of_sleeping(own)));
    std::this_thread::sleep_for(200ms); // in which nothing is to happen
    QVERIFY(turns_of_sleeping(own) == before);
}

DELTASCOPE_TEST(TestIdleTrainer)
#include "test_idle_trainer.moc"
