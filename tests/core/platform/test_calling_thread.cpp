// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/calling_thread.h"
#include "tests/suite.h"

#include <QTest>

#include <thread>

using namespace deltascope;
using namespace std::chrono_literals;

namespace {
std::chrono::nanoseconds used_by_working()
{
    const auto before = processor_time_of_thread();
    while (processor_time_of_thread() - before < 20ms)
        ;
    return processor_time_of_thread() - before;
}
} // namespace

class TestCallingThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void another_threads_work_costs_this_one_nothing()
    {
        const auto before = processor_time_of_thread();
        std::chrono::nanoseconds by_other{};
        std::thread([&by_other] { by_other = used_by_working(); }).join();
        QVERIFY(processor_time_of_thread() - before < by_other / 2);
        QVERIFY(used_by_working() >= 20ms);
    }

    void a_lower_priority_is_the_calling_threads_alone()
    {
        bool lowered = false;
        std::thread([&lowered] {
            lower_thread_priority();
            lowered = thread_gives_way();
        }).join();
        QVERIFY(lowered);
        QVERIFY(!thread_gives_way());
    }
};

DELTASCOPE_TEST(TestCallingThread)
#include "test_calling_thread.moc"
