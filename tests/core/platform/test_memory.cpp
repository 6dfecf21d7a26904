// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/memory.h"
#include "tests/suite.h"

#include <QTest>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <new>

using namespace deltascope;

class TestMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void is_aligned_and_zero_data()
    {
        QTest::addColumn<quint64>("size");
        QTest::addColumn<quint64>("alignment");
        QTest::newRow("nothing") << quint64{0} << quint64{64};
        QTest::newRow("a byte") << quint64{1} << quint64{64};
        QTest::newRow("no multiple of a line") << quint64{1000} << quint64{64};
        QTest::newRow("more than a huge page") << quint64{(2 << 20) + 5} << quint64{2 << 20};
    }
    void is_aligned_and_zero()
    {
        QFETCH(quint64, size);
        QFETCH(quint64, alignment);
        { // what was written there before must not show
            const RawMemory used = allocate_zeroed(size);
            std::fill_n(static_cast<char *>(used.get()), size, '\x7f');
        }
        const RawMemory memory = allocate_zeroed(size);
        QVERIFY(memory);
        QCOMPARE(reinterpret_cast<std::uintptr_t>(memory.get()) % alignment, std::uintptr_t{0});
        const auto *bytes = static_cast<const char *>(memory.get());
        QVERIFY(std::all_of(bytes, bytes + size, [](char byte) { return byte == 0; }));
    }

    void more_than_there_is_throws()
    {
        const auto allocate = [] { return allocate_zeroed(std::numeric_limits<std::size_t>::max() / 4); };
        QVERIFY_THROWS_EXCEPTION(std::bad_alloc, allocate());
    }
};

DELTASCOPE_TEST(TestMemory)
#include "test_memory.moc"
