// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/train/shown_plot.h"
#include "ui/theme/theme.h"
#include "ui/train/curves/curve_legend.h"
#include "ui/train/curves/curve_switch.h"

#include <QSignalSpy>

#include <algorithm>
#include <cmath>

using namespace deltascope;

/// What the curves say when they are read off.
class TestCurveReadouts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void without_a_pointer_the_last_epoch_is_read()
    {
        const auto run = edited(exampleRun(12), [](TrainingSnapshot &last) { last.batch_loss = 0.001; });
        ShownPlot plot({run});
        QVERIFY(!plot.isHovering());
        QCOMPARE(plot.readouts().back().record.epoch, 12);
        QCOMPARE(plot.readouts().back().batchLoss, std::optional(0.001)); // that one goes on
    }

    void hovering_reads_the_nearest_epoch_of_all_curves_data() { addRowsOfX(); }
    void hovering_reads_the_nearest_epoch_of_all_curves()
    {
        QFETCH(CurveX, x);
        ShownPlot plot({exampleRun(12)});
        plot.setX(x);
        plot.setShown(CurveKind::Slope, true);
        plot.plot().replot();
        const double perEpoch = x == CurveX::Epochs ? 1 : x == CurveX::Images ? 1000 : 0.25;
        for (int epoch = 0; epoch <= 12; ++epoch)
            for (const int field : {0, 1, 2}) {
                plot.hover(field, (epoch + (epoch < 12 ? 0.3 : -0.3)) * perEpoch);
                const Readout &readout = plot.readouts().back();
                const EpochRecord expected = exampleEpoch(epoch);
                QVERIFY(plot.isHovering());
                QCOMPARE(readout.record.epoch, epoch);
                QCOMPARE(readout.record.train_loss, expected.train_loss);
                QCOMPARE(readout.record.test_loss, expected.test_loss);
                QCOMPARE(readout.record.train_accuracy, expected.train_accuracy);
                QCOMPARE(readout.record.test_accuracy, expected.test_accuracy);
                QCOMPARE(readout.record.mean_abs_phi_prime1, expected.mean_abs_phi_prime1);
                QCOMPARE(readout.record.mean_abs_phi_prime2, expected.mean_abs_phi_prime2);
                if (epoch > 0)
                    QCOMPARE(readout.batchLoss.value(), 2.0 / (10 * epoch));
            }
    }

    void tests_within_an_epoch_are_drawn_and_read_off()
    {
        const auto run = edited(exampleRun(2), [](TrainingSnapshot &last) {
            std::vector<SeriesPoint> points;
            for (int i = 1; i <= 20; ++i)
                points.push_back(
                    {.epochs = 0.05 * i, .images = 50.0 * i, .loss = 1 - 0.03 * i, .accuracy = 0.02 * i});
            last.mid_epoch_tests = withPoints({}, points);
        });
        ShownPlot plot({run});
        QCOMPARE(plot.plot().graph(1)->dataCount(), 3 + 19); // the ends of epochs are in the history
        plot.hover(1, 0.41);
        const Readout within = plot.readouts().back();
        QCOMPARE(within.fractionalEpoch.value(), 0.4);
        QCOMPARE(within.record.test_loss, 0.76);
        QCOMPARE(within.record.test_accuracy, 0.16);
        QVERIFY(std::isnan(within.record.train_loss));
        // Mean |φ′| is read with the epochs alone, and says so.
        QVERIFY(!within.hasOwnSlopes);
        QCOMPARE(within.record.mean_abs_phi_prime1, exampleEpoch(0).mean_abs_phi_prime1);
        CurveLegend legend;
        legend.showReadouts({within});
        const auto names = legend.findChildren<CurveSwitch *>();
        QVERIFY(std::ranges::count(names, QStringLiteral("mean |φ′|, epoch 0"), &CurveSwitch::text) == 1);
        plot.hover(1, 1.8);
        QVERIFY(!plot.readouts().back().fractionalEpoch);
        QCOMPARE(plot.readouts().back().record.train_loss, exampleEpoch(2).train_loss);
        plot.setX(CurveX::Images);
        plot.plot().replot();
        plot.hover(0, 110);
        QCOMPARE(plot.readouts().back().fractionalEpoch.value(), 0.1);
    }

    void what_is_newest_is_read_off_without_hovering()
    {
        auto run = std::make_shared<RunRecord>(*exampleRun(2));
        auto last = exampleSnapshot(1, 2);
        last->mid_epoch_evaluation =
            MidEpochEvaluation{.epochs = 2.5, .loss = 0.3, .accuracy = 0.8, .mean_abs_phi_prime1 = 0.1};
        run->last = last;
        ShownPlot plot({run});
        const Readout &readout = plot.readouts().back();
        QCOMPARE(readout.fractionalEpoch.value(), 2.5);
        QCOMPARE(readout.record.test_accuracy, 0.8);
        QCOMPARE(readout.record.mean_abs_phi_prime1, 0.1);
        QVERIFY(std::isnan(readout.record.train_accuracy));
    }

    void what_is_hovered_stays_live()
    {
        ShownPlot plot({exampleRun(3)});
        plot.hover(0, 2.9);
        QCOMPARE(plot.readouts().back().record.epoch, 3);
        plot.showRuns({exampleRun(9)});
        QCOMPARE(plot.readouts().back().record.epoch, 3);
        QCoreApplication::sendEvent(&plot, std::make_unique<QEvent>(QEvent::Leave).get());
        QCOMPARE(plot.readouts().back().record.epoch, 9);
    }

    // Its right edge was cut off, at 1024 × 768 after 211 epochs.
    void the_legend_of_a_long_run_fits_a_narrow_panel_in_front_of_a_class()
    {
        constexpr int room = 322; // in the narrowest panel, beside a scroll bar
        Readout within;
        within.fractionalEpoch = 1211.25;
        within.record = {.epoch = 1211,
                         .test_loss = 0.039618,
                         .test_accuracy = 0.9597,
                         .mean_abs_phi_prime1 = 0.00108,
                         .mean_abs_phi_prime2 = 0.00164};
        within.trainLoss = 0.0076795;
        within.trainAccuracy = 0.98842;
        within.batchLoss = 0.0074666;
        Theme::instance().setMode(Theme::Mode::Projector);
        Theme::instance().setPresented(768);
        CurveLegend legend;
        legend.showReadouts({within});
        const int width = legend.minimumSizeHint().width();
        Theme::instance().setPresented({});
        Theme::instance().setMode(Theme::Mode::Light);
        QVERIFY2(width <= room, qPrintable(QString::number(width)));
    }

    void keys_read_off_epochs()
    {
        ShownPlot plot({exampleRun(5)});
        QTest::keyClick(&plot, Qt::Key_Left);
        QCOMPARE(plot.readouts().back().record.epoch, 5);
        QTest::keyClick(&plot, Qt::Key_Left);
        QTest::keyClick(&plot, Qt::Key_Left);
        QCOMPARE(plot.readouts().back().record.epoch, 3);
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(plot.readouts().back().record.epoch, 4);
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(plot.readouts().back().record.epoch, 5);
        QTest::keyClick(&plot, Qt::Key_Escape);
        QVERIFY(!plot.isHovering());
    }

    void several_runs_are_read_together()
    {
        ShownPlot plot({exampleRun(20, 1), exampleRun(8, 2)});
        plot.hover(1, 6);
        QCOMPARE(plot.readouts().size(), std::size_t(2));
        QCOMPARE(plot.readouts()[0].number, 1);
        QCOMPARE(plot.readouts()[0].record.epoch, 6);
        QCOMPARE(plot.readouts()[1].record.epoch, 6);
        plot.hover(1, 15);
        QCOMPARE(plot.readouts()[1].record.epoch, 8);
    }
};

DELTASCOPE_TEST(TestCurveReadouts)
#include "test_curve_readouts.moc"
