// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/stop_rules.h"
#include "tests/suite.h"

#include <QtTest>

#include <cmath>

using namespace deltascope;

namespace {
/// Epochs from first on with these test losses, and an accuracy that is a tenth of the epoch's number.
std::vector<EpochRecord> history_of(const std::vector<double> &test_losses, int first = 0)
{
    std::vector<EpochRecord> history;
    for (const double loss : test_losses) {
        const int epoch = first + static_cast<int>(history.size());
        history.push_back({.epoch = epoch, .test_loss = loss, .test_accuracy = 0.1 * epoch});
    }
    return history;
}
} // namespace

class TestStopRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reasons_data()
    {
        QTest::addColumn<StopRules>("rules");
        QTest::addColumn<std::vector<EpochRecord>>("history");
        QTest::addColumn<int>("since");
        QTest::addColumn<StopReason>("reason");
        const auto row = [](const char *name, const StopRules &rules, const std::vector<EpochRecord> &history,
                            StopReason reason,
                            int since = 0) { QTest::newRow(name) << rules << history << since << reason; };
        const auto falling = history_of({9, 8, 7, 6});
        row("no rules", {}, falling, StopReason::None);
        row("no epoch", {.epochs = 1, .test_accuracy = 0.1, .patience = 1}, {}, StopReason::None);
        row("epochs", {.epochs = 3}, falling, StopReason::Epochs);
        row("more than the epochs", {.epochs = 2}, falling, StopReason::Epochs);
        row("one epoch to go", {.epochs = 4}, falling, StopReason::None);
        row("epochs before the load count", {.epochs = 13}, history_of({9, 8, 7, 6}, 10), StopReason::Epochs);
        row("accuracy", {.test_accuracy = 0.3}, falling, StopReason::Accuracy);
        row("below the accuracy", {.test_accuracy = 0.31}, falling, StopReason::None);
        row("improving", {.patience = 1}, falling, StopReason::None);
        row("a little patience", {.patience = 2}, history_of({9, 5, 7, 6}), StopReason::Patience);
        row("more patience", {.patience = 3}, history_of({9, 5, 7, 6}), StopReason::None);
        row("equal is not better", {.patience = 2}, history_of({9, 5, 5, 5}), StopReason::Patience);
        row("not since it was started", {.patience = 2}, history_of({9, 5, 7, 6}), StopReason::None, 2);
        row("patience since it was started", {.patience = 2}, history_of({4, 5, 7, 6, 8}),
            StopReason::Patience, 2);
        row("the first that is met", {.epochs = 3, .test_accuracy = 0.1, .patience = 1},
            history_of({9, 5, 7, 6}), StopReason::Epochs);
        row("the second that is met", {.epochs = 4, .test_accuracy = 0.1, .patience = 1},
            history_of({9, 5, 7, 6}), StopReason::Accuracy);
    }
    void reasons()
    {
        QFETCH(const StopRules, rules);
        QFETCH(const std::vector<EpochRecord>, history);
        QFETCH(const int, since);
        QFETCH(const StopReason, reason);
        QVERIFY(validation_error(rules).empty());
        QVERIFY(reason_to_stop(rules, history, since) == reason);
    }

    void faults_data()
    {
        QTest::addColumn<StopRules>("rules");
        QTest::newRow("epochs") << StopRules{.epochs = -1};
        QTest::newRow("accuracy in percent") << StopRules{.test_accuracy = 95};
        QTest::newRow("negative accuracy") << StopRules{.test_accuracy = -0.1};
        QTest::newRow("no accuracy") << StopRules{.test_accuracy = NAN};
        QTest::newRow("patience") << StopRules{.patience = -1};
    }
    void faults()
    {
        QFETCH(const StopRules, rules);
        QVERIFY(!validation_error(rules).empty());
    }
};

DELTASCOPE_TEST(TestStopRules)
#include "test_stop_rules.moc"
