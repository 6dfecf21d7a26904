// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"
#include "core/training/record/checkpoint_history.h"
#include "tests/suite.h"

#include <QtTest>

using namespace deltascope;

class TestCheckpointHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thinned_evenly_within_the_bounds_data()
    {
        QTest::addColumn<int>("hidden_units");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("epochs");
        QTest::newRow("few") << 30 << 0 << 20;
        QTest::newRow("bounded by their number") << 1 << 7 << 5000;
        QTest::newRow("bounded by their bytes") << 1024 << 0 << 700;
    }

    // All epochs share the same parameters here, so that the test itself needs little memory.
    void thinned_evenly_within_the_bounds()
    {
        QFETCH(const int, hidden_units);
        QFETCH(const int, first);
        QFETCH(const int, epochs);
        const auto parameters =
            std::make_shared<const Parameters<float>>(initial_parameters(hidden_units, Init::Equal, 1));
        const std::size_t bytes = sizeof(float) * (784u + 1 + 10) * static_cast<std::size_t>(hidden_units);
        CheckpointHistory stored;
        QVERIFY(stored.list()->empty());
        for (int epoch = first; epoch < first + epochs; ++epoch) {
            stored.add(epoch, parameters);
            const auto &list = *stored.list();
            QVERIFY(list.size() <= CheckpointHistory::most_epochs);
            QVERIFY(list.size() * bytes <= CheckpointHistory::most_bytes);
            QCOMPARE(list.front().epoch, first);
            QCOMPARE(list.back().epoch, epoch);
        }
        const auto &list = *stored.list();
        const std::size_t room =
            std::min(CheckpointHistory::most_epochs, CheckpointHistory::most_bytes / bytes);
        QVERIFY(list.size() >= std::min(static_cast<std::size_t>(epochs), room / 2));
        for (std::size_t i = 2; i + 1 < list.size(); ++i)
            QCOMPARE(list[i].epoch - list[i - 1].epoch, list[1].epoch - list[0].epoch);
    }
};

DELTASCOPE_TEST(TestCheckpointHistory)
#include "test_checkpoint_history.moc"
