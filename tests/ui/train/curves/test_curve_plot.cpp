// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/train/shown_plot.h"
#include "ui/theme/theme.h"
#include "ui/train/curves/curve_marks.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

#include <cmath>

using namespace deltascope;

class TestCurvePlot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Theme::Mode::Light); }

    void epochs_are_counted_in_whole_numbers_data()
    {
        QTest::addColumn<int>("epochs");
        for (const int epochs : {5, 8, 12, 13, 20, 30, 130, 1300})
            QTest::addRow("%d", epochs) << epochs;
    }
    void epochs_are_counted_in_whole_numbers()
    {
        QFETCH(int, epochs);
        ShownPlot plot({exampleRun(epochs)});
        const auto ticks = plot.field(1)->axis(QCPAxis::atBottom)->tickVector();
        QVERIFY(ticks.size() >= 3);
        for (const double tick : ticks)
            QCOMPARE(tick, std::round(tick));
    }

    // At full speed there are few of them in an epoch; each is a mean, and the line goes through all.
    void the_batch_line_goes_on_at_full_speed()
    {
        const auto run = edited(exampleRun(3), [](TrainingSnapshot &last) {
            std::vector<SeriesPoint> more;
            for (int i = 1; i <= 9; ++i)
                more.push_back(
                    {.epochs = 3.0 + i, .images = 1000.0 * (3 + i), .seconds = 1.0 * i, .loss = 2});
            last.batch_losses = withPoints(*last.batch_losses, more);
        });
        ShownPlot plot({run});
        QCOMPARE(plot.plot().graph(2)->dataCount(), 30 + 9);
        for (const QCPGraphData &point : *plot.plot().graph(2)->data())
            QVERIFY(std::isfinite(point.value));
    }

    void the_batch_line_lies_under_the_test_curve()
    {
        ShownPlot plot({exampleRun(3, 1), exampleRun(3, 2)});
        const int graphs = plot.plot().graphCount();
        QVERIFY(graphs > 9);
        for (const int batch : {2, graphs / 2 + 2})
            for (const int other : {0, 1, graphs / 2, graphs / 2 + 1})
                QVERIFY(plot.plot().graph(batch)->layer()->index() <
                        plot.plot().graph(other)->layer()->index());
    }

    // Alone, every run was drawn in the colour of the first.
    void a_run_has_the_colour_of_its_row_alone_too()
    {
        auto second = std::make_shared<RunRecord>(*exampleRun(3, 2));
        second->number = 2;
        ShownPlot plot({second});
        QCOMPARE(plot.plot().graph(1)->pen().color(), Theme::instance().runColour(1));
    }

    void the_first_measurement_is_seen_before_there_is_a_line()
    {
        ShownPlot plot({exampleRun(0)});
        QVERIFY(!plot.plot().graph(1)->scatterStyle().isNone());
        plot.showRuns({exampleRun(1)});
        QVERIFY(plot.plot().graph(1)->scatterStyle().isNone());
    }

    void the_fall_from_the_start_stays_in_sight_data()
    {
        QTest::addColumn<bool>("logarithmic");
        QTest::newRow("linear") << false;
        QTest::newRow("logarithmic") << true;
    }
    void the_fall_from_the_start_stays_in_sight()
    {
        QFETCH(bool, logarithmic);
        ShownPlot plot({exampleRun(3)});
        plot.setLogarithmicLoss(logarithmic);
        const QCPAxis *loss = plot.field(0)->axis(QCPAxis::atLeft);
        const QCPAxis *accuracy = plot.field(1)->axis(QCPAxis::atLeft);
        QVERIFY(loss->range().upper > 1.1); // the test loss at epoch 0
        QVERIFY(accuracy->range().lower < 9);
        plot.showRuns({exampleRun(100)});
        QVERIFY(loss->range().upper > 1.1);
        QVERIFY(accuracy->range().lower > 50 && accuracy->range().lower < 54); // from epoch 1 on
    }

    void the_batch_line_is_within_the_axis()
    {
        const auto run = edited(exampleRun(10), [](TrainingSnapshot &last) {
            std::vector<SeriesPoint> more;
            for (int i = 101; i <= 120; ++i)
                more.push_back({.epochs = 0.1 * i, .images = 100.0 * i, .seconds = 0.025 * i, .loss = 5});
            last.batch_losses = withPoints(*last.batch_losses, more);
        });
        ShownPlot plot({run});
        QVERIFY(plot.field(0)->axis(QCPAxis::atLeft)->range().upper > 5);
    }

    void slow_motion_is_no_upright_stroke_data()
    {
        QTest::addColumn<CurveX>("x");
        QTest::newRow("epochs") << CurveX::Epochs;
        QTest::newRow("images") << CurveX::Images;
    }
    void slow_motion_is_no_upright_stroke()
    {
        QFETCH(CurveX, x);
        const auto run = edited(exampleRun(2), [](TrainingSnapshot &last) {
            last.speed_limit = 10;
            last.epochs = 2 + 3000 / 60000.0;
            last.images_seen = 123'000;
            last.place = SgdPlace{.order = std::make_shared<const std::vector<std::int32_t>>(60000),
                                  .epoch_position = 3000,
                                  .velocity = {}};
            last.batch_losses = withPoints(
                *last.batch_losses, {{.epochs = last.epochs, .images = 123'000, .seconds = 1, .loss = 0.1}});
        });
        ShownPlot plot({run});
        plot.setX(x);
        const double now = x == CurveX::Epochs ? 2.05 : 123'000;
        const double minute = x == CurveX::Epochs ? 600 / 60000.0 : 600; // images in a minute
        const QCPRange range = plot.x()->range();
        QVERIFY(range.lower <= now && now <= range.upper);
        QVERIFY2(range.size() >= minute && range.size() < 6 * minute,
                 qPrintable(QString::number(range.size())));
    }

    // Beside a run that has long learnt, the axis began above all that there was of it.
    void a_run_in_its_first_epoch_is_within_the_axis_beside_an_old_one()
    {
        const auto young = edited(exampleRun(0, 2), [](TrainingSnapshot &last) {
            last.epochs = 0.5;
            last.mid_epoch_tests = withPoints({}, {{.epochs = 0.5, .loss = 0.9, .accuracy = 0.2}});
        });
        ShownPlot plot({exampleRun(100), young});
        QVERIFY(plot.field(1)->axis(QCPAxis::atLeft)->range().lower < 9);
        plot.showRuns({exampleRun(100), exampleRun(1, 2)});
        QVERIFY(plot.field(1)->axis(QCPAxis::atLeft)->range().lower > 50);
    }

    void the_axes_say_numbers_as_the_window_does()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        ShownPlot plot({exampleRun(1)});
        QLocale::setDefault(QLocale::c());
        plot.plot().replot();
        for (const QString &label : plot.field(0)->axis(QCPAxis::atLeft)->tickVectorLabels())
            QVERIFY2(!label.contains(QLatin1Char(',')), qPrintable(label));
    }

    // One batch and then an epoch: the line of the training set and those of mean |φ′| were lost.
    void every_line_goes_through_a_first_epoch_that_was_tested_within()
    {
        const auto run = edited(exampleRun(1), [](TrainingSnapshot &last) {
            last.mid_epoch_tests = withPoints({}, {{.epochs = 0.001, .loss = 0.9, .accuracy = 0.2}});
        });
        ShownPlot plot({run});
        plot.setShown(CurveKind::Slope, true);
        plot.plot().replot();
        for (const int graph : {0, 3, 5, 6}) {
            const QCPGraph *line = plot.plot().graph(graph);
            QCOMPARE(line->dataCount(), 2);
            for (const QCPGraphData &point : *line->data())
                QVERIFY(std::isfinite(point.value));
            QVERIFY(!line->scatterStyle().isNone()); // where it was read
        }
        plot.showRuns({exampleRun(12)});
        QVERIFY(plot.plot().graph(0)->scatterStyle().isNone());
    }

    // Its labels lay upon one another, or ended below the upper part of the axis.
    void labels_of_a_logarithmic_axis_are_apart_and_reach_its_ends_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("a part of a decade") << 0.8 << 1.6;
        QTest::newRow("nearly nothing") << 0.0141 << 0.0143;
        QTest::newRow("less than a decade") << 0.006 << 0.058;
        QTest::newRow("more than a decade") << 0.03 << 1.5;
        QTest::newRow("four decades") << 1e-4 << 1.5;
        QTest::newRow("twenty decades") << 1e-20 << 1.5;
    }
    void labels_of_a_logarithmic_axis_are_apart_and_reach_its_ends()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        ShownPlot plot({exampleRun(3)});
        plot.setLogarithmicLoss(true);
        for (const int height : {300, 400, 900}) {
            plot.resize(400, height);
            plot.plot().replot();
            QCPAxis *loss = plot.field(0)->axis(QCPAxis::atLeft);
            loss->setRange(low, high);
            plot.plot().replot();
            const QVector<double> ticks = loss->tickVector();
            QVERIFY(ticks.size() >= 2);
            QCOMPARE(loss->tickVectorLabels().size(), ticks.size());
            const double line = QFontMetricsF(loss->tickLabelFont()).height();
            const auto placeOf = [loss](double value) { return loss->coordToPixel(value); };
            for (qsizetype i = 1; i < ticks.size(); ++i)
                QVERIFY2(placeOf(ticks[i - 1]) - placeOf(ticks[i]) >= line,
                         qPrintable(QString::number(ticks[i])));
            const double most = std::max(5 * line, 0.45 * plot.field(0)->height());
            QVERIFY(placeOf(ticks.last()) - placeOf(high) <= most);
            QVERIFY(placeOf(low) - placeOf(ticks.first()) <= most);
        }
    }

    void the_title_says_when_the_runs_have_different_costs()
    {
        auto other = std::make_shared<RunRecord>(*exampleRun(3, 2));
        auto snapshot = std::make_shared<TrainingSnapshot>(*other->last);
        snapshot->settings.functions.cost = Cost::CrossEntropy;
        other->last = snapshot;
        ShownPlot plot({exampleRun(3)});
        QCOMPARE(plot.lossTitle(), QStringLiteral("Mean loss: half the sum of squares"));
        plot.showRuns({other});
        QCOMPARE(plot.lossTitle(), QStringLiteral("Mean loss: cross-entropy"));
        plot.showRuns({exampleRun(3), other});
        QCOMPARE(plot.lossTitle(), QStringLiteral("Mean loss: each run's own cost"));
    }

    void no_title_is_cut_where_the_plot_is_narrow()
    {
        ShownPlot plot({exampleRun(3)});
        plot.setLogarithmicLoss(true);
        plot.resize(180, 400);
        plot.plot().replot();
        for (const QCPLayoutElement *each : plot.plot().plotLayout()->elements(false))
            QVERIFY2(plot.plot().viewport().contains(each->outerRect()), each->metaObject()->className());
        QCOMPARE(plot.lossTitle(), QStringLiteral("Mean loss (log): half the sum of squares"));
    }

    void the_axes_follow_until_the_wheel_zooms_and_escape_goes_back()
    {
        ShownPlot plot({exampleRun(4)});
        QCOMPARE(plot.x()->range().upper, 4.0);
        plot.showRuns({exampleRun(10)});
        QCOMPARE(plot.x()->range().upper, 10.0);
        QSignalSpy zoomed(&plot, &CurvePlot::zoomedChanged);
        QVERIFY(plot.turnWheel(plot.at(1, 5), 2));
        QCOMPARE(zoomed.takeFirst().constFirst().toBool(), true);
        const QCPRange range = plot.x()->range();
        QVERIFY(range.size() < 9);
        QCOMPARE(plot.field(1)->axis(QCPAxis::atBottom)->range(), range);
        plot.showRuns({exampleRun(12)});
        QCOMPARE(plot.x()->range(), range);
        QTest::keyClick(&plot, Qt::Key_Escape);
        QCOMPARE(zoomed.takeFirst().constFirst().toBool(), false);
        QCOMPARE(plot.x()->range().upper, 12.0);
    }

    void dragging_moves_and_a_double_click_goes_back()
    {
        ShownPlot plot({exampleRun(10)});
        plot.turnWheel(plot.at(0, 5), 3);
        const QCPRange before = plot.x()->range();
        const QPoint from = plot.at(0, 5);
        QTest::mousePress(&plot.plot(), Qt::LeftButton, {}, from);
        const QPointF to = from - QPointF(30, 0);
        QMouseEvent move(QEvent::MouseMove, to, plot.plot().mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         {});
        QCoreApplication::sendEvent(&plot.plot(), &move);
        QTest::mouseRelease(&plot.plot(), Qt::LeftButton, {}, to.toPoint());
        QVERIFY(plot.x()->range().lower > before.lower);
        QVERIFY(plot.isZoomed());
        QTest::mouseDClick(&plot.plot(), Qt::LeftButton, {}, from);
        QVERIFY(!plot.isZoomed());
        QCOMPARE(plot.x()->range(), QCPRange(0, 10));
    }

    void the_wheel_cannot_leave_the_curves()
    {
        ShownPlot plot({exampleRun(10)});
        plot.turnWheel(plot.at(0, 5), -20);
        QCOMPARE(plot.x()->range(), QCPRange(0, 10));
        plot.turnWheel(plot.at(0, 5), 400);
        QVERIFY(plot.x()->range().size() > 0);
        QVERIFY(plot.x()->range().lower >= 0 && plot.x()->range().upper <= 10);
    }

    // Once the plot was clicked, what is below it could not be scrolled to.
    void the_wheel_alone_is_left_to_the_panel()
    {
        ShownPlot plot({exampleRun(10)});
        QTest::mouseClick(&plot.plot(), Qt::LeftButton, {}, plot.at(0, 5));
        QVERIFY(!plot.turnWheel(plot.at(0, 5), 1, {}));
        QVERIFY(!plot.isZoomed());
        QVERIFY(plot.turnWheel(plot.at(0, 5), 1, Qt::ControlModifier));
        QVERIFY(plot.isZoomed());
    }

    // QCustomPlot keeps the wheel to itself, ignored or not.
    void the_wheel_alone_scrolls_the_panel()
    {
        QScrollArea panel;
        auto *plot = new ShownPlot({exampleRun(10)});
        plot->setFixedSize(400, 600);
        panel.setWidget(plot);
        panel.resize(420, 200);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        plot->turnWheel(plot->at(0, 5), -1, {});
        QVERIFY(panel.verticalScrollBar()->value() > 0);
    }

    void beside_the_fields_the_wheel_is_left_to_the_panel()
    {
        ShownPlot plot({exampleRun(10)});
        QVERIFY(!plot.turnWheel({3, 3}, 1));
        QVERIFY(!plot.isZoomed());
    }

    void switched_off_curves_do_not_count_for_the_axes()
    {
        ShownPlot plot({exampleRun(3)});
        QCPAxis *loss = plot.field(0)->axis(QCPAxis::atLeft);
        const double withBatches = loss->range().upper;
        plot.setShown(CurveKind::Batch, false);
        QVERIFY(loss->range().upper < withBatches);
        plot.setShown(CurveKind::Batch, true);
        QCOMPARE(loss->range().upper, withBatches);
    }

    void a_logarithmic_loss_axis_holds_all_curves()
    {
        ShownPlot plot({exampleRun(10)});
        plot.setLogarithmicLoss(true);
        QCPAxis *loss = plot.field(0)->axis(QCPAxis::atLeft);
        QCOMPARE(loss->scaleType(), QCPAxis::stLogarithmic);
        QVERIFY(loss->range().lower > 0);
        QVERIFY(loss->range().lower < 0.02); // of the mini-batches
        QVERIFY(loss->range().upper > 2);
        plot.setLogarithmicLoss(false);
        QCOMPARE(loss->range().lower, 0.0);
    }

    void the_slopes_are_a_field_that_can_be_switched_on()
    {
        ShownPlot plot({exampleRun(10)});
        QCOMPARE(plot.plot().axisRectCount(), 2);
        const int before = plot.minimumSizeHint().height();
        plot.setShown(CurveKind::Slope, true);
        plot.plot().replot();
        QCOMPARE(plot.plot().axisRectCount(), 3);
        QVERIFY(plot.minimumSizeHint().height() > before);
        QCOMPARE(plot.field(2)->axis(QCPAxis::atBottom)->range(), plot.x()->range());
        QVERIFY(plot.field(2)->axis(QCPAxis::atLeft)->range().upper >= 0.2);
        QCOMPARE(plot.readouts().back().record.mean_abs_phi_prime1, exampleEpoch(10).mean_abs_phi_prime1);
        plot.setShown(CurveKind::Slope, false);
        plot.plot().replot();
        QCOMPARE(plot.plot().axisRectCount(), 2);
    }

    void changed_settings_are_marked_data() { addRowsOfX(); }
    void changed_settings_are_marked()
    {
        QFETCH(CurveX, x);
        auto run = std::make_shared<RunRecord>(*exampleRun(12));
        auto snapshot = std::make_shared<TrainingSnapshot>(*run->last);
        TrainingSettings after = snapshot->settings;
        after.learning_rate = 0.5;
        after.batch_size = 20;
        snapshot->changes = std::make_shared<std::vector<SettingChange>>(
            std::vector<SettingChange>{{4.2, snapshot->settings, after}});
        run->last = snapshot;
        ShownPlot plot({run});
        plot.setX(x);
        plot.plot().replot();
        QCOMPARE(plot.marks().marks().size(), std::size_t(1));
        const double perEpoch = x == CurveX::Epochs ? 1 : x == CurveX::Images ? 1000 : 0.25;
        const double pixel = plot.x()->coordToPixel(4.2 * perEpoch);
        const auto *mark = plot.marks().at(pixel + 2);
        QVERIFY(mark);
        QCOMPARE(mark->text, QStringLiteral("epoch 4.20: η 3 → 0.5, batch 10 → 20"));
        QCOMPARE(plot.accessibleDescription(), mark->text);
        QVERIFY(!plot.marks().at(pixel + 20));
        plot.showRuns({exampleRun(12)});
        QVERIFY(plot.marks().marks().empty());
    }

    void ten_thousand_epochs_cost_no_more_than_what_is_new()
    {
        ShownPlot plot({exampleRun(10'000)});
        QCOMPARE(plot.plot().graph(0)->dataCount(), 10'001);
        QVERIFY(plot.plot().graph(2)->dataCount() <= 2048);
        plot.showRuns({exampleRun(10'001)});
        QCOMPARE(plot.plot().graph(0)->dataCount(), 10'002);
        QCOMPARE(plot.readouts().back().record.epoch, 10'001);
    }

    void the_legend_of_an_export_covers_no_curve()
    {
        ShownPlot plot({exampleRun(20, 1), exampleRun(8, 2), exampleRun(8, 3)});
        const QRect before = plot.field(1)->rect();
        plot.setShown(CurveKind::Train, false);
        plot.setLegendShown(true);
        plot.plot().replot();
        const QCPLegend *legend = plot.plot().legend;
        QCOMPARE(legend->itemCount(), 6); // of each run what is drawn: test and mini-batches
        QCOMPARE(legend->rowCount(), 3);
        for (const int field : {0, 1})
            QVERIFY(!plot.field(field)->outerRect().intersects(legend->outerRect()));
        QVERIFY(legend->outerRect().width() <= plot.width() && legend->outerRect().height() < 150);
        plot.setLegendShown(false);
        plot.plot().replot();
        QCOMPARE(plot.field(1)->rect(), before);
    }

    void each_theme_draws_in_its_colours()
    {
        ShownPlot plot({exampleRun(10)});
        for (const auto mode : {Theme::Mode::Dark, Theme::Mode::Projector, Theme::Mode::Light}) {
            Theme::instance().setMode(mode);
            plot.plot().replot();
            const QImage image = plot.grab().toImage();
            QCOMPARE(image.pixelColor(image.width() - 2, image.height() - 2), colours().surface);
            QCOMPARE(plot.plot().graph(1)->pen().color(), colours().testCurve);
        }
    }
};

DELTASCOPE_TEST(TestCurvePlot)
#include "test_curve_plot.moc"
