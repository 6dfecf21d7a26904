// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/train/shown_plot.h"
#include "ui/train/curves/curve_legend.h"
#include "ui/train/curves/curves_page.h"
#include "ui/train/curves/seed_bands.h"
#include "ui/train/runs/seed_groups.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolTip>

using namespace deltascope;

/// Thirty seeds of one setting in the plot.
class TestSeedBands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thirty_seeds_are_a_band_with_its_median()
    {
        ShownPlot plot(seeds(30));
        QCOMPARE(plot.groups().size(), std::size_t(1));
        QCOMPARE(plot.bandReadouts().size(), std::size_t(1));
        const BandReadout readout = plot.bandReadouts().front();
        QCOMPARE(readout.name, QStringLiteral("30 seeds"));
        QCOMPARE(readout.point.epoch, 5);
        QCOMPARE(readout.point.runs, 30);
        // accuracyOf() goes up with the seed, evenly.
        QCOMPARE(readout.point.test_accuracy.worst, accuracyOf(1));
        QCOMPARE(readout.point.test_accuracy.best, accuracyOf(30));
        QVERIFY(std::abs(readout.point.test_accuracy.median - (accuracyOf(15) + accuracyOf(16)) / 2) < 1e-12);
        plot.hover(1, 2.2);
        QCOMPARE(plot.bandReadouts().front().point.epoch, 2);
    }

    void four_seeds_are_lines()
    {
        ShownPlot plot(seeds(4));
        QVERIFY(plot.groups().empty());
        QCOMPARE(plot.readouts().size(), std::size_t(5));
    }

    void a_run_of_a_band_is_named_under_the_pointer()
    {
        ShownPlot plot(seeds(30));
        QVERIFY(!plot.raised());
        for (const int seed : {1, 9, 30}) {
            QTest::mouseMove(&plot.plot(), placeOf(plot, seed));
            QVERIFY(plot.raised());
            QCOMPARE(plot.raised()->name, QStringLiteral("seed %1").arg(seed));
            QCOMPARE(plot.raised()->record.test_accuracy, accuracyOf(seed));
            QTRY_VERIFY(QToolTip::text().startsWith(QStringLiteral("seed %1: ").arg(seed)));
        }
        QCoreApplication::sendEvent(&plot, std::make_unique<QEvent>(QEvent::Leave).get());
        QVERIFY(!plot.raised());
    }

    void a_click_chooses_a_run_and_keys_go_to_the_next_better()
    {
        ShownPlot plot(seeds(30));
        connect(&plot, &CurvePlot::runChosen, &plot, &CurvePlot::choose);
        QSignalSpy wanted(&plot, &CurvePlot::runWanted);
        QTest::mouseMove(&plot.plot(), placeOf(plot, 9));
        QTest::mouseClick(&plot.plot(), Qt::LeftButton, {}, placeOf(plot, 9));
        QCoreApplication::sendEvent(&plot, std::make_unique<QEvent>(QEvent::Leave).get());
        QCOMPARE(plot.raised()->name, QStringLiteral("seed 9"));
        QTest::keyClick(&plot, Qt::Key_Up);
        QCOMPARE(plot.raised()->name, QStringLiteral("seed 10"));
        QTest::keyClick(&plot, Qt::Key_Down);
        QTest::keyClick(&plot, Qt::Key_Down);
        QCOMPARE(plot.raised()->name, QStringLiteral("seed 8"));
        QTest::keyClick(&plot, Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().value<std::uint64_t>(), std::uint64_t(8));
    }

    void without_a_pointer_up_begins_with_the_worst()
    {
        ShownPlot plot(seeds(30));
        connect(&plot, &CurvePlot::runChosen, &plot, &CurvePlot::choose);
        QTest::keyClick(&plot, Qt::Key_Up);
        QCOMPARE(plot.raised()->name, QStringLiteral("seed 1"));
    }

    void runs_that_are_still_trained_are_lines_beside_the_band()
    {
        Runs runs = seeds(30);
        runs[3] = edited(runs[3], [](TrainingSnapshot &last) { last.state = TrainerState::Training; });
        runs[4] = edited(runs[4], [](TrainingSnapshot &last) {
            last.state = TrainerState::Diverged;
            last.fault = deltascope::Message::tr("The loss is no longer finite.");
        });
        ShownPlot plot(runs);
        QCOMPARE(plot.bandReadouts().front().point.runs, 28);
        QCOMPARE(plot.groups().front().others.size(), std::size_t(2));
    }

    void the_page_says_how_much_is_luck()
    {
        CurvesPage page;
        page.resize(400, 700);
        page.show();
        page.showRuns(seeds(30), {}, false);
        QVERIFY(says(page, QStringLiteral("over 30 runs: half of them read")));
    }

    void two_settings_are_compared_in_a_sentence()
    {
        CurvesPage page;
        page.resize(400, 700);
        page.show();
        Runs runs = seeds(30);
        const Runs others = seeds(30, 100, 0.5, 0.05);
        runs.insert(runs.begin(), others.begin(), others.end() - 1);
        page.showRuns(runs, {}, false);
        QVERIFY(says(page, QStringLiteral("η 0.5 against η 3: better in 100\u202F% of all pairs of runs. "
                                          "That is more than luck (p\u00A0<\u00A0")));
        QVERIFY(
            says(page, QStringLiteral("Mann and Whitney’s U test (1947), two-sided, over 30 and 30 runs.")));
    }

    void alike_settings_may_be_luck()
    {
        CurvesPage page;
        page.show();
        Runs runs = seeds(10);
        const Runs others = seeds(10, 100, 0.5, 0.0001);
        runs.insert(runs.begin(), others.begin(), others.end() - 1);
        page.showRuns(runs, {}, false);
        QVERIFY(says(page, QStringLiteral("That may be luck (p\u00A0=\u00A0")));
    }

private:
    static double accuracyOf(int seed) { return 0.9 + 0.001 * seed; }

    // With these ids and a present run at the end.
    static Runs seeds(int count, int firstId = 0, double rate = 3, double better = 0)
    {
        Runs runs;
        for (int seed = 1; seed <= count; ++seed) {
            auto record = std::make_shared<RunRecord>(*edited(
                exampleRun(5, static_cast<std::uint64_t>(firstId + seed)), [&](TrainingSnapshot &last) {
                    last.settings.seed = static_cast<std::uint64_t>(seed);
                    last.settings.learning_rate = rate;
                    std::vector<EpochRecord> epochs = *last.history;
                    for (EpochRecord &epoch : epochs)
                        if (epoch.epoch > 0)
                            epoch.test_accuracy = accuracyOf(seed) + better;
                    last.history = std::make_shared<const History>(epochs);
                }));
            record->title = QStringLiteral("seed %1").arg(seed);
            record->firstOfSeeds = firstId + 1;
            record->seeds = count;
            runs.push_back(record);
        }
        runs.push_back(exampleRun(0, 1000));
        return runs;
    }

    static QPoint placeOf(ShownPlot &plot, int seed)
    {
        const QCPAxis *up = plot.field(1)->axis(QCPAxis::atLeft);
        return {qRound(plot.x()->coordToPixel(3)), qRound(up->coordToPixel(100 * accuracyOf(seed)))};
    }

    static bool says(const QWidget &page, const QString &text)
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
};

DELTASCOPE_TEST(TestSeedBands)
#include "test_seed_bands.moc"
