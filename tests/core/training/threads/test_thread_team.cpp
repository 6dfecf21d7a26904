// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/calling_thread.h"
#include "core/training/threads/thread_team.h"
#include "tests/suite.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace deltascope;

class TestThreadTeam : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Not every system gives a thread the priority of the one that begins it.
    void a_low_priority_is_handed_on_to_the_team()
    {
        constexpr int threads = 3;
        std::atomic<int> polite = 0;
        std::thread([&polite] {
            lower_thread_priority();
            ThreadTeam(threads).run([&polite](int) { polite += thread_gives_way() ? 1 : 0; });
        }).join();
        QCOMPARE(polite.load(), threads);
    }
};

DELTASCOPE_TEST(TestThreadTeam)
#include "test_thread_team.moc"
