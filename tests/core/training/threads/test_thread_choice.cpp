// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/threads/parallelism_tuner.h"
#include "tests/suite.h"

#include <QtTest>

#include <thread>

using namespace deltascope;

class TestThreadChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_is_asked_for_is_taken()
    {
        QCOMPARE(threads_to_train(5, 1, 1), 5);
        QCOMPARE(threads_to_evaluate(5), 5);
    }

    void small_work_is_for_one()
    {
        QCOMPARE(threads_to_train(0, 16, 60000), 1);
        QCOMPARE(threads_to_train(0, 30, 10), 1);
    }

    void larger_work_is_for_all_processors()
    {
        const int processors = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 8);
        QCOMPARE(threads_to_train(0, 30, 32), std::min(2, processors));
        QCOMPARE(threads_to_train(0, 100, 10), std::min(2, processors));
        QCOMPARE(threads_to_train(0, 1024, 256), processors);
        QCOMPARE(threads_to_evaluate(0), processors);
    }
};

DELTASCOPE_TEST(TestThreadChoice)
#include "test_thread_choice.moc"
