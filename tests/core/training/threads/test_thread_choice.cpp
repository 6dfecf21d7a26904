// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/threads/parallelism_tuner.h"
#include "tests/suite.h"

#include <QtTest>

using namespace deltascope;

class TestThreadChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_is_asked_for_is_taken()
    {
        for (const int processors : {0, 1, 64}) {
            QCOMPARE(threads_to_train(5, 1, 1, processors), 5);
            QCOMPARE(threads_to_evaluate(5, processors), 5);
        }
    }

    void a_network_gets_the_threads_that_its_size_is_worth_data()
    {
        QTest::addColumn<int>("hidden_units");
        QTest::addColumn<int>("batch_size");
        QTest::addColumn<int>("processors");
        QTest::addColumn<int>("threads");
        QTest::newRow("a unit") << 1 << 10 << 64 << 1;
        QTest::newRow("a register of units, however large the batch") << 16 << 60000 << 64 << 1;
        QTest::newRow("the first network: quick enough alone") << 30 << 10 << 64 << 1;
        QTest::newRow("the first network, larger batches") << 30 << 32 << 64 << 2;
        QTest::newRow("100 units, one image at a time") << 100 << 1 << 64 << 1;
        QTest::newRow("100 units") << 100 << 10 << 64 << 2;
        QTest::newRow("100 units on one processor") << 100 << 10 << 1 << 1;
        QTest::newRow("the largest on two") << 1024 << 256 << 2 << 2;
        QTest::newRow("the largest on six") << 1024 << 256 << 6 << 6;
        QTest::newRow("the largest on more than memory can feed") << 1024 << 256 << 64 << 8;
        QTest::newRow("a batch of all images") << 1024 << 60000 << 64 << 8;
        QTest::newRow("nobody knows how many processors") << 1024 << 256 << 0 << 1;
    }
    void a_network_gets_the_threads_that_its_size_is_worth()
    {
        QFETCH(int, hidden_units);
        QFETCH(int, batch_size);
        QFETCH(int, processors);
        QTEST(threads_to_train(0, hidden_units, batch_size, processors), "threads");
    }

    void reading_images_takes_all_processors_up_to_eight()
    {
        QCOMPARE(threads_to_evaluate(0, 0), 1);
        QCOMPARE(threads_to_evaluate(0, 1), 1);
        QCOMPARE(threads_to_evaluate(0, 6), 6);
        QCOMPARE(threads_to_evaluate(0, 64), 8);
    }

    void this_machine_is_asked_when_nobody_says()
    {
        const int processors = QThread::idealThreadCount();
        QCOMPARE(processor_count(), processors);
        QCOMPARE(threads_to_train(0, 1024, 256), threads_to_train(0, 1024, 256, processors));
        QCOMPARE(threads_to_evaluate(0), threads_to_evaluate(0, processors));
    }
};

DELTASCOPE_TEST(TestThreadChoice)
#include "test_thread_choice.moc"
