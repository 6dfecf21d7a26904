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
    void a_series_keeps_true_points_in_bounded_memory()
    {
        ThinnedSeries series(64);
        for (int i = 1; i <= 100'000; ++i) {
            series.append({.epochs = i * 0.01, .images = i * 10.0, .seconds = i * 1.0, .loss = 1.0 / i});
            QVERIFY(series.points().size() <= 64);
            QCOMPARE(series.points().back().epochs, i * 0.01);
        }
        QVERIFY(series.points().size() > 16);
        for (const LivePoint &point : series.points())
            QCOMPARE(point.loss, 1.0 / qRound(point.epochs * 100));
        QVERIFY(std::ranges::is_sorted(series.points(), {}, &LivePoint::epochs));
    }

    void a_thinned_series_is_spread_evenly()
    {
        ThinnedSeries series(64);
        for (int i = 1; i <= 5000; ++i)
            series.append({.epochs = static_cast<double>(i), .images = 0, .seconds = 0, .loss = 0});
        const auto &points = series.points();
        const double stride = points[1].epochs - points[0].epochs;
        for (std::size_t i = 2; i + 1 < points.size(); ++i)
            QCOMPARE(points[i].epochs - points[i - 1].epochs, stride);
    }

    void a_run_that_goes_back_drops_what_was_after()
    {
        ThinnedSeries series;
        for (int i = 1; i <= 100; ++i)
            series.append({.epochs = static_cast<double>(i), .images = 0, .seconds = 0, .loss = 1});
        series.append({.epochs = 40.5, .images = 0, .seconds = 0, .loss = 2});
        QCOMPARE(series.points().size(), std::size_t(41));
        QCOMPARE(series.points()[39].epochs, 40.0);
        QCOMPARE(series.points().back().loss, 2.0);
    }

    void points_are_joined_where_they_are_dense()
    {
        ThinnedSeries series;
        QVERIFY(series.joined(8).empty());
        const auto append = [&series](double epochs) {
            series.append({.epochs = epochs, .images = 0, .seconds = 0, .loss = 1});
        };
        append(0.05);
        append(0.1);
        QCOMPARE(series.joined(8), std::vector<bool>({false, true})); // of a run that begins
        for (int i = 3; i <= 20; ++i)
            append(0.05 * i);
        for (int i = 3; i <= 7; ++i)
            append(0.5 * i);
        const std::vector<bool> joined = series.joined(8);
        QVERIFY(!joined.front());
        QVERIFY(std::all_of(joined.begin() + 1, joined.begin() + 20, [](bool is) { return is; }));
        QVERIFY(std::none_of(joined.begin() + 20, joined.end(), [](bool is) { return is; }));
    }

    void lengths_are_said_in_what_has_been_seen_data()
    {
        QTest::addColumn<int>("images");
        QTest::addColumn<double>("epochs");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing") << 0 << 0.0 << QStringLiteral("0.0 epochs");
        QTest::newRow("one") << 1 << 1 / 6e4 << QStringLiteral("1 image");
        QTest::newRow("a batch") << 10 << 10 / 6e4 << QStringLiteral("10 images");
        QTest::newRow("thousands") << 5000 << 5000 / 6e4 << QStringLiteral("5\u202F000 images");
        QTest::newRow("a tenth") << 6000 << 0.1 << QStringLiteral("0.1 epochs");
        QTest::newRow("nearly three") << 179'000 << 2.983 << QStringLiteral("2.9 epochs");
        QTest::newRow("three") << 180'000 << 3.0 << QStringLiteral("3.0 epochs");
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
        QCOMPARE(runs.present()->live.points().size(), std::size_t(1));
        QCOMPARE(runs.present()->best()->epoch, 7);
    }

    void tests_within_an_epoch_are_joined_to_its_ends()
    {
        RunList runs;
        runs.take(exampleSnapshot(1, 0));
        QVERIFY(runs.present()->tests.points().empty());
        for (const double epochs : {0.25, 0.5, 1.0}) {
            const auto snapshot = exampleSnapshot(1, epochs < 1 ? 0 : 1);
            if (epochs < 1)
                snapshot->mid_epoch_evaluation =
                    MidEpochEvaluation{.epochs = epochs, .loss = 0.9, .accuracy = 0.2};
            runs.take(snapshot);
            runs.take(snapshot); // the same again
        }
        runs.take(exampleSnapshot(1, 2)); // an epoch without any
        const std::vector<LivePoint> &tests = runs.present()->tests.points();
        QCOMPARE(tests.size(), std::size_t(4));
        QCOMPARE(tests[0].epochs, 0.0);
        QCOMPARE(tests[0].accuracy, exampleEpoch(0).test_accuracy);
        QCOMPARE(tests[1].epochs, 0.25);
        QCOMPARE(tests[2].accuracy, 0.2);
        QCOMPARE(tests[3].epochs, 1.0);
        QCOMPARE(tests[3].loss, exampleEpoch(1).test_loss);
        QCOMPARE(tests[3].seconds, 0.25);
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
};

DELTASCOPE_TEST(TestRunList)
#include "test_run_list.moc"
