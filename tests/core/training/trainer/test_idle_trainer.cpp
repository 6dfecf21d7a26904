// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer/trainer.h"
#include "tests/core/training/synthetic_data.h"
#include "tests/suite.h"

#include <QtTest>

#include <ctime>
#include <thread>

using namespace deltascope;
using namespace std::chrono_literals;

namespace {
// Of all threads of the process.
double processor_seconds()
{
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
}
} // namespace

class TestIdleTrainer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uses_no_processor_time_data();
    void uses_no_processor_time();
};

void TestIdleTrainer::uses_no_processor_time_data()
{
    QTest::addColumn<bool>("finished");
    QTest::addColumn<int>("threads");
    for (const int threads : {1, 2, 64}) {
        QTest::addRow("paused, %d threads", threads) << false << threads;
        QTest::addRow("finished, %d threads", threads) << true << threads;
    }
}

void TestIdleTrainer::uses_no_processor_time()
{
    QFETCH(const bool, finished);
    QFETCH(const int, threads);
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
    const double before = processor_seconds();
    std::this_thread::sleep_for(200ms); // the time that is to go by unused
    const double used = processor_seconds() - before;
    QVERIFY2(used < 0.02, qPrintable(QString::number(used)));
}

DELTASCOPE_TEST(TestIdleTrainer)
#include "test_idle_trainer.moc"
