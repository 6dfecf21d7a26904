// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/train/example_runs.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace deltascope;

class TestRunList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lengths_are_said_in_what_has_been_seen_data()
    {
        QTest::addColumn<int>("images");
        QTest::addColumn<double>("epochs");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing") << 0 << 0.0 << QStringLiteral("0.00 epochs");
        QTest::newRow("one") << 1 << 1 / 6e4 << QStringLiteral("1 image");
        QTest::newRow("a batch") << 10 << 10 / 6e4 << QStringLiteral("10 images");
        QTest::newRow("thousands") << 5000 << 5000 / 6e4 << QStringLiteral("5\u202F000 images");
        QTest::newRow("a tenth") << 6000 << 0.1 << QStringLiteral("0.10 epochs");
        QTest::newRow("nearly three") << 179'000 << 2.983 << QStringLiteral("2.98 epochs");
        QTest::newRow("three") << 180'000 << 3.0 << QStringLiteral("3.00 epochs");
    }
    void lengths_are_said_in_what_has_been_seen()
    {
        QFETCH(int, images);
        QFETCH(double, epochs);
        TrainingSnapshot snapshot;
        snapshot.images_seen = images;
        snapshot.epochs = epochs;
        QTEST(trainedLength(snapshot), "said");
    }

    void the_best_is_that_of_the_network_which_is_kept()
    {
        RunList runs;
        const auto snapshot = exampleSnapshot(1, 7);
        snapshot->best = snapshot->start;
        snapshot->best_epoch = 4; // of a run that went on from another after its epoch 4
        runs.take(snapshot);
        QCOMPARE(runs.present()->best()->epoch, 4);
    }

    void a_run_is_recorded_although_snapshots_were_skipped()
    {
        RunList runs;
        QSignalSpy changed(&runs, &RunList::changed);
        runs.take(exampleSnapshot(1, 0));
        runs.take(exampleSnapshot(1, 7));
        QCOMPARE(changed.size(), 2);
        QCOMPARE(runs.records().size(), std::size_t(1));
        QCOMPARE(runs.present()->history().size(), std::size_t(8));
        QCOMPARE(runs.present()->best()->epoch, 7);
    }

    // 21 epochs with η 3, then 5 typed: compared with a run of 5, they differ.
    void the_list_tells_what_each_epoch_was_trained_with()
    {
        RunList runs;
        const auto first = exampleSnapshot(1, 21);
        TrainingSettings typed = first->settings;
        typed.learning_rate = 5;
        first->changes = std::make_shared<std::vector<SettingChange>>(
            std::vector<SettingChange>{{21, first->settings, typed}});
        first->settings = typed;
        runs.take(first);
        const auto second = exampleSnapshot(2, 3);
        second->settings.learning_rate = 5;
        runs.take(second);
        QCOMPARE(shown(runs, 0), QStringLiteral("η 3"));
        QCOMPARE(shown(runs, 1), QStringLiteral("η 5"));
        const auto third = exampleSnapshot(3, 30);
        third->changes = first->changes;
        third->settings = typed;
        runs.take(third);
        QCOMPARE(shown(runs, 2), QStringLiteral("η 3, from epoch 22: 5"));
    }

    void several_changes_of_a_run_are_all_told()
    {
        RunList runs;
        const auto snapshot = exampleSnapshot(1, 30);
        TrainingSettings second = snapshot->settings;
        second.learning_rate = 5;
        TrainingSettings third = second;
        third.batch_size = 20;
        TrainingSettings last = third;
        last.learning_rate = 0.5;
        snapshot->changes = std::make_shared<std::vector<SettingChange>>(std::vector<SettingChange>{
            {10, snapshot->settings, second}, {12.5, second, third}, {20, third, last}});
        snapshot->settings = last;
        runs.take(snapshot);
        QCOMPARE(shown(runs, 0), QStringLiteral("η 3, from epoch 11: 5, from epoch 21: 0.5; batch 10, "
                                                "from epoch 12.50: 20"));
    }

    // As long as all runs shared the change, nothing told of it.
    void a_change_is_told_of_a_run_alone_too()
    {
        RunList runs;
        const auto snapshot = exampleSnapshot(1, 21);
        TrainingSettings typed = snapshot->settings;
        typed.learning_rate = 5;
        snapshot->changes = std::make_shared<std::vector<SettingChange>>(
            std::vector<SettingChange>{{12, snapshot->settings, typed}});
        snapshot->settings = typed;
        runs.take(snapshot);
        QCOMPARE(shown(runs, 0), QStringLiteral("η 3, from epoch 13: 5"));
    }

    void epochs_in_slow_motion_have_more_decimals()
    {
        QCOMPARE(epochsText(0), QStringLiteral("0.00"));
        QCOMPARE(epochsText(0.0012), QStringLiteral("0.0012"));
        QCOMPARE(epochsText(1.3151), QStringLiteral("1.32"));
    }

    void a_run_that_is_not_plain_says_so()
    {
        RunList runs;
        const auto snapshot = exampleSnapshot(1, 3);
        snapshot->settings.augment = true;
        runs.take(snapshot);
        QCOMPARE(shown(runs, 0), QStringLiteral("augmented yes"));
    }

    void the_list_tells_of_the_moment_that_is_shown()
    {
        RunList runs;
        const auto snapshot = exampleSnapshot(1, 3);
        snapshot->mid_epoch_evaluation = MidEpochEvaluation{.epochs = 3.5, .loss = 0.9, .accuracy = 0.25};
        snapshot->epochs = 3.5;
        runs.take(snapshot);
        QCOMPARE(runs.data(runs.index(0), RunList::LastRole).toString(), QStringLiteral("25.00\u202F%"));
        const auto later = std::make_shared<TrainingSnapshot>(*snapshot);
        later->epochs = 3.75; // not tested yet
        runs.take(later);
        QCOMPARE(runs.data(runs.index(0), RunList::LastRole).toString(),
                 QStringLiteral("25.00\u202F% at epoch 3.50"));
        QVERIFY(!runs.data(runs.index(0), RunList::BestRole).toString().isEmpty());
    }

    // "94.54 %, best 94.39 %": the best is one at the end of an epoch.
    void the_best_is_never_less_than_what_is_reached()
    {
        RunList runs;
        const auto snapshot = exampleSnapshot(1, 3);
        snapshot->mid_epoch_evaluation = MidEpochEvaluation{.epochs = 3.5, .loss = 0.01, .accuracy = 1};
        runs.take(snapshot);
        QCOMPARE(runs.data(runs.index(0), RunList::BestRole).toString(), QString());
    }

    void runs_stay_and_are_numbered()
    {
        RunList runs;
        runs.take(exampleSnapshot(1, 3));
        runs.take(exampleSnapshot(2, 0));
        runs.take(exampleSnapshot(2, 5));
        QCOMPARE(runs.records().size(), std::size_t(2));
        QCOMPARE(runs.records().front()->history().size(), std::size_t(4));
        QCOMPARE(runs.present()->name(), QStringLiteral("Run 2"));
    }

    void a_run_that_saw_no_image_leaves_no_trace()
    {
        RunList runs;
        runs.take(exampleSnapshot(1, 0));
        runs.take(exampleSnapshot(2, 0));
        runs.take(exampleSnapshot(3, 2));
        QCOMPARE(runs.records().size(), std::size_t(1));
        QCOMPARE(runs.present()->number, 1);
        QCOMPARE(runs.present()->run(), std::uint64_t(3));
    }

private:
    static QString shown(const RunList &runs, int row)
    {
        QStringList texts;
        for (const auto &setting :
             runs.data(runs.index(row), RunList::SettingsRole).value<QList<RunList::ShownSetting>>())
            texts << setting.text;
        return texts.join(QStringLiteral("; "));
    }
};

DELTASCOPE_TEST(TestRunList)
#include "test_run_list.moc"
