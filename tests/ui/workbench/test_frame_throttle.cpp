// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/workbench/frame_throttle.h"

#include <QTest>

using namespace deltascope;
using namespace std::chrono_literals;

class TestFrameThrottle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_share_of_the_time_is_kept_data()
    {
        QTest::addColumn<int>("microseconds");
        QTest::addColumn<double>("share");
        QTest::addColumn<int>("pause");
        QTest::newRow("nothing to do") << 0 << 0.5 << 33;
        QTest::newRow("cheap") << 1000 << 0.1 << 33;
        QTest::newRow("a tenth") << 6000 << 0.1 << 60;
        QTest::newRow("half") << 30'500 << 0.5 << 61;
        QTest::newRow("dear") << 100'000 << 0.1 << 400;
    }
    void a_share_of_the_time_is_kept()
    {
        QFETCH(int, microseconds);
        QFETCH(double, share);
        FrameThrottle pace;
        for (int showing = 0; showing < 3; ++showing)
            QTEST(static_cast<int>(pace.next(std::chrono::microseconds(microseconds), share).count()),
                  "pause");
    }

    void no_more_often_than_is_asked_for()
    {
        FrameThrottle pace;
        QCOMPARE(pace.next(1ms, 0.5, 48ms), 48ms);
        QCOMPARE(pace.next(1ms, 0.5), FrameThrottle::shortest);
        FrameThrottle dear;
        QCOMPARE(dear.next(30ms, 0.5, 48ms), 60ms);
    }

    // One that takes long, as when the window is resized, changes it for a moment only.
    void follows_what_showings_cost_of_late()
    {
        FrameThrottle pace;
        QCOMPARE(pace.next(5ms, 0.1), 50ms);
        const auto slower = pace.next(25ms, 0.1);
        QVERIFY(slower > 50ms && slower < 250ms);
        for (int showing = 0; showing < 40; ++showing)
            pace.next(5ms, 0.1);
        QVERIFY(pace.next(5ms, 0.1) <= 51ms);
    }

    void measures_what_its_thread_does()
    {
        std::chrono::nanoseconds used = 500ms;
        FrameThrottle pace([&used] { return used; });
        QCOMPARE(pace.next(0.05),
                 FrameThrottle::shortest); // what was before the first showing is not its cost
        used += 8ms;
        QCOMPARE(pace.next(0.05), 160ms);
        used += 8ms;
        QCOMPARE(pace.next(0.1), 80ms);
    }

    void what_is_done_between_two_trainings_costs_nothing()
    {
        std::chrono::nanoseconds used{};
        FrameThrottle pace([&used] { return used; });
        pace.next(0.1);
        pace.forget();
        used += 30ms;
        QCOMPARE(pace.next(0.05), FrameThrottle::shortest);
    }
};

DELTASCOPE_TEST(TestFrameThrottle)
#include "test_frame_throttle.moc"
