// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/history.h"
#include "tests/suite.h"

#include <QtTest>

#include <mutex>
#include <set>
#include <thread>

using namespace deltascope;

namespace {
EpochRecord record_of(int epoch)
{
    return {.epoch = epoch, .test_loss = 1.0 / (epoch + 1)};
}

// Epoch i at place i, with its values.
bool counts_up(const History &history)
{
    for (std::size_t i = 0; i < history.size(); ++i)
        if (history[i] != record_of(static_cast<int>(i)))
            return false;
    return true;
}
} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_like_a_vector()
    {
        const std::vector<EpochRecord> records = {record_of(0), record_of(1), record_of(2)};
        const History history(records);
        QVERIFY(!history.empty());
        QCOMPARE(history.size(), std::size_t{3});
        QVERIFY(history.front() == records.front());
        QVERIFY(history.back() == records.back());
        QVERIFY(history[1] == records[1]);
        QVERIFY(std::equal(history.begin(), history.end(), records.begin(), records.end()));
        QVERIFY(std::vector<EpochRecord>(history) == records);
        QVERIFY(History().empty());
        QVERIFY(History().begin() == History().end());
    }

    void goes_on_behind_earlier_records()
    {
        GrowingHistory growing({record_of(0), record_of(1)});
        growing.add(record_of(2));
        QCOMPARE(growing.now()->size(), std::size_t{3});
        QVERIFY(counts_up(*growing.now()));
    }

    void what_was_told_never_changes()
    {
        std::vector<std::shared_ptr<const History>> told;
        {
            GrowingHistory growing({});
            for (int epoch = 0; epoch < 500; ++epoch) {
                told.push_back(growing.now());
                growing.add(record_of(epoch));
            }
        }
        for (std::size_t i = 0; i < told.size(); ++i) {
            QCOMPARE(told[i]->size(), i);
            QVERIFY(counts_up(*told[i]));
        }
    }

    void histories_share_their_records()
    {
        GrowingHistory growing({});
        std::vector<std::shared_ptr<const History>> told; // so that no room is used again
        std::set<const EpochRecord *> rooms;
        for (int epoch = 0; epoch < 10000; ++epoch) {
            growing.add(record_of(epoch));
            told.push_back(growing.now());
            rooms.insert(growing.now()->begin());
        }
        QVERIFY(rooms.size() < 12);
        const History copy = *growing.now();
        QVERIFY(copy.begin() == growing.now()->begin());
    }

    void is_read_while_it_grows()
    {
        constexpr std::size_t epochs = 3000;
        GrowingHistory growing({});
        std::mutex mutex; // hands the newest over, as a trainer does
        std::shared_ptr<const History> newest = growing.now();
        bool right = true;
        std::thread reader([&] {
            for (std::size_t seen = 0; seen < epochs;) {
                std::unique_lock lock(mutex);
                const auto history = newest;
                lock.unlock();
                right = right && history->size() >= seen && counts_up(*history);
                seen = history->size();
            }
        });
        for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
            growing.add(record_of(static_cast<int>(epoch)));
            const std::lock_guard lock(mutex);
            newest = growing.now();
        }
        reader.join();
        QVERIFY(right);
    }
};

DELTASCOPE_TEST(TestHistory)
#include "test_history.moc"
