// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/curve_comparison.h"
#include "tests/suite.h"
#include "tests/ui/train/shown_plot.h"
#include "ui/settings/predict_first.h"
#include "ui/train/curves/curve_switch.h"
#include "ui/train/curves/curves_page.h"
#include "ui/train/curves/expectation_bar.h"
#include "ui/train/curves/expectation_text.h"
#include "ui/train/curves/expected_graph.h"

#include <QFile>
#include <QMouseEvent>
#include <QPushButton>
#include <QTemporaryDir>

#include <memory>

using namespace deltascope;

namespace {
constexpr double epochs = 10;
constexpr double start = 1.1; // of exampleRun()

ExpectedCurve shape(ExpectedCurve::Shape wanted)
{
    ExpectedCurve curve(0, epochs, start);
    curve.take(wanted);
    return curve;
}

QString told(const ExpectedCurve &expected, const std::vector<SeriesPoint> &real)
{
    return differenceText(expected, real, LossAxis::Linear);
}

std::vector<SeriesPoint> lossOf(int after)
{
    return testLossOf(*exampleRun(after)->last);
}
} // namespace

/// The loss curve that is expected of a run: drawn by mouse before it, and compared with it afterwards.
class TestExpectedCurve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        PredictFirst::instance().set(true);
        m_page = std::make_unique<CurvesPage>();
        m_page->resize(420, 760);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        PredictFirst::instance().set(false);
    }

    void a_stroke_is_straight_between_its_ends()
    {
        ExpectedCurve curve(0, 60, 1);
        curve.draw({10, 1.0}, {20, 0.5});
        const auto points = curve.points();
        QCOMPARE(points.size(), std::size_t{11});
        for (std::size_t i = 0; i < points.size(); ++i) {
            const double along = static_cast<double>(i);
            QCOMPARE(points[i].epochs, 10 + along);
            QVERIFY(std::abs(points[i].loss - (1 - 0.05 * along)) < 1e-12);
        }
    }

    void a_stroke_backwards_draws_anew()
    {
        ExpectedCurve curve(0, 60, 1);
        curve.draw({0, 1}, {60, 1});
        curve.draw({40, 0.2}, {30, 0.4});
        const auto points = curve.points();
        QCOMPARE(points.size(), std::size_t{61});
        QVERIFY(std::abs(points[30].loss - 0.4) < 1e-12);
        QVERIFY(std::abs(points[35].loss - 0.3) < 1e-12);
        QVERIFY(std::abs(points[40].loss - 0.2) < 1e-12);
        QCOMPARE(points[29].loss, 1.0);
        QCOMPARE(points[41].loss, 1.0);
    }

    void a_stroke_stays_on_the_paper()
    {
        ExpectedCurve curve(30, 10, 0.5);
        curve.draw({25, 40}, {90, -3});
        QCOMPARE(curve.points().front().epochs, 30.0);
        QCOMPARE(curve.points().back().epochs, 40.0);
        for (const SeriesPoint &point : curve.points())
            QVERIFY(point.loss >= curve.lowest() && point.loss <= curve.highest());
        curve.clear();
        QVERIFY(!curve.isCurve());
    }

    void a_point_alone_is_no_curve()
    {
        ExpectedCurve curve(0, 10, 1);
        curve.draw({3, 0.5}, {3, 0.5});
        QVERIFY(!curve.isCurve());
    }

    void prepared_curves_are_what_they_are_called()
    {
        using Shape = ExpectedCurve::Shape;
        const auto of = [](Shape wanted) { return *shape_of(shape(wanted).points(), 0, epochs); };
        QVERIFY(of(Shape::Fast).half_way < of(Shape::Slow).half_way / 2);
        QVERIFY(!of(Shape::Slow).levels_off);
        QVERIFY(of(Shape::LevelsOff).levels_off);
        QVERIFY(of(Shape::GoesUp).goes_up);
        for (const Shape other : {Shape::Fast, Shape::Slow, Shape::LevelsOff})
            QVERIFY(!of(other).goes_up);
        QVERIFY(shape(Shape::LevelsOff).points().back().loss > 5 * shape(Shape::Fast).points().back().loss);
    }

    void the_difference_is_told_data()
    {
        QTest::addColumn<int>("expected");
        QTest::addColumn<QStringList>("told");
        // 1.1 / (n + 1) has half of its fall to epoch 10 between the epochs 1 and 2.
        QTest::newRow("fast") << int(ExpectedCurve::Shape::Fast)
                              << QStringList{QStringLiteral("Up to epoch 10"), QStringLiteral("too fast")};
        QTest::newRow("slow") << int(ExpectedCurve::Shape::Slow)
                              << QStringList{QStringLiteral("too slow"),
                                             QStringLiteral("and your curve does not")};
        QTest::newRow("up") << int(ExpectedCurve::Shape::GoesUp)
                            << QStringList{QStringLiteral("It does not go up, and your curve does.")};
    }
    void the_difference_is_told()
    {
        QFETCH(const int, expected);
        QFETCH(const QStringList, told);
        const QString text = ::told(shape(static_cast<ExpectedCurve::Shape>(expected)), lossOf(10));
        for (const QString &part : told)
            QVERIFY2(text.contains(part), qPrintable(text));
    }

    void where_it_stands_is_told()
    {
        const QString low = told(shape(ExpectedCurve::Shape::LevelsOff), lossOf(10));
        QVERIFY2(low.contains(QStringLiteral("It stands at 0.10, lower than the 0.55 that you drew.")),
                 qPrintable(low));
        ExpectedCurve near(0, epochs, start);
        near.draw({0, start}, {epochs, 0.12});
        const QString alike = told(near, lossOf(10));
        QVERIFY2(alike.contains(QStringLiteral("about where you drew it")), qPrintable(alike));
    }

    // Half of the fall was counted from where the pen began, as if the run had begun there.
    void the_pace_does_not_depend_on_where_the_pen_begins()
    {
        const auto half = [](double begins) {
            ExpectedCurve curve(0, epochs, start);
            curve.draw({begins, start * (1 - 0.06 * begins)}, {epochs, 0.4 * start});
            return told(curve, lossOf(10))
                .section(QStringLiteral("half of the fall"), 1)
                .section(QStringLiteral(". "), 0, 0);
        };
        QVERIFY(!half(0).isEmpty());
        for (const double later : {0.5, 1.0, 3.0})
            QCOMPARE(half(later), half(0));
    }

    // It was told in four digits, up to four times as long for the same run: as the machine had noted the
    // loss.
    void how_fast_the_first_batches_fell_depends_on_no_machine()
    {
        QStringList texts;
        for (const double noted : {0.004, 0.03}) {
            std::vector<SeriesPoint> real = {pointAt(0, start), pointAt(noted, 0.3 * start)};
            for (int epoch = 1; epoch <= 10; ++epoch)
                real.push_back(pointAt(epoch, 0.2 * start));
            texts.append(told(shape(ExpectedCurve::Shape::Slow), real));
        }
        QVERIFY2(texts[0].contains(QStringLiteral("half of the fall took less than 0.10 epochs, not ")),
                 qPrintable(texts[0]));
        QCOMPARE(texts[1], texts[0]);
    }

    // "It levels off, as you drew it", of a straight line.
    void a_straight_fall_on_a_logarithmic_axis_does_not_level_off()
    {
        ExpectedCurve curve(0, epochs, start);
        for (int epoch = 0; epoch < 10; ++epoch)
            curve.draw({1.0 * epoch, start * std::pow(10, -epoch / 6.0)},
                       {epoch + 1.0, start * std::pow(10, -(epoch + 1) / 6.0)});
        std::vector<SeriesPoint> real;
        for (int epoch = 0; epoch <= 10; ++epoch)
            real.push_back(pointAt(epoch, 0.05 + (start - 0.05) * std::exp(-2.0 * epoch)));
        const auto levels = [&](LossAxis axis) { return differenceText(curve, real, axis); };
        QVERIFY2(levels(LossAxis::Logarithmic).contains(QStringLiteral("and your curve does not")),
                 qPrintable(levels(LossAxis::Logarithmic)));
        QVERIFY2(levels(LossAxis::Linear).contains(QStringLiteral("It levels off, as you drew it")),
                 qPrintable(levels(LossAxis::Linear)));
    }

    // A network that was trained before: nothing is said of how fast it falls, or whether it levels off.
    void a_tiny_change_is_not_judged()
    {
        std::vector<SeriesPoint> real;
        for (int epoch = 0; epoch <= 10; ++epoch)
            real.push_back(pointAt(epoch, 0.031 - 0.0001 * epoch));
        ExpectedCurve curve(0, epochs, 0.031);
        curve.take(ExpectedCurve::Shape::Fast);
        const QString said = told(curve, real);
        QVERIFY2(said.contains(QStringLiteral("hardly changes, from 0.031 to 0.030")), qPrintable(said));
        QVERIFY(!said.contains(QStringLiteral("half")) && !said.contains(QStringLiteral("level")));
    }

    void nothing_is_told_before_there_is_enough()
    {
        const auto expected = shape(ExpectedCurve::Shape::Slow);
        QCOMPARE(told(expected, lossOf(0)), QString());
        QCOMPARE(told(expected, lossOf(1)), QString());
        QVERIFY(told(expected, lossOf(2)).startsWith(QStringLiteral("Up to epoch 2")));
        QVERIFY(!told(expected, lossOf(2)).contains(QStringLiteral("level")));
        QVERIFY(told(expected, lossOf(5)).contains(QStringLiteral("level")));
    }

    void a_loss_that_is_no_number_goes_up()
    {
        std::vector<SeriesPoint> real = lossOf(5);
        real.push_back(pointAt(6, INFINITY));
        const QString text = told(shape(ExpectedCurve::Shape::Slow), real);
        QVERIFY2(text.contains(QStringLiteral("It goes up again, and your curve does not.")),
                 qPrintable(text));
    }

    void it_is_drawn_with_the_mouse()
    {
        before();
        QVERIFY(bar().shapes().front()->isVisible());
        QVERIFY(!bar().entry()->isVisible());
        stroke({0, 0.9}, {10, 0.2});
        const auto &line = *m_page->plot()->expected().line().data();
        QCOMPARE(line.size(), ExpectedCurve::moments);
        QVERIFY(std::abs(line.at(0)->value - 0.9) < 0.05);
        QVERIFY(std::abs(line.at(ExpectedCurve::moments - 1)->value - 0.2) < 0.05);
        QVERIFY(bar().entry()->isVisible());
        QVERIFY(!m_page->plot()->isZoomed());
        QTest::mouseClick(bar().clearButton(), Qt::LeftButton);
        QCOMPARE(m_page->plot()->expected().line().dataCount(), 0);
        QVERIFY(!bar().entry()->isVisible());
    }

    // The plot leaves out a label that goes beyond its edge.
    void the_last_tick_has_room_for_its_label()
    {
        constexpr double many = 1000;
        m_page->showRuns({exampleRun(0)}, {}, false, ExpectedCurve(0, many, start));
        const QCPAxis &below = *m_page->plot()->plot().axisRect(1)->axis(QCPAxis::atBottom);
        QCOMPARE(below.range().upper, many);
        const int half = QFontMetrics(below.tickLabelFont()).horizontalAdvance(QStringLiteral("1000")) / 2;
        QTRY_VERIFY(below.axisRect()->margins().right() > half);
    }

    void it_is_chosen_by_keys()
    {
        before();
        bar().shapes()[1]->setFocus();
        QTest::keyClick(bar().shapes()[1], Qt::Key_Space);
        QCOMPARE(m_page->plot()->expected().line().dataCount(), ExpectedCurve::moments);
    }

    void it_stays_beside_the_real_one()
    {
        before();
        choose(ExpectedCurve::Shape::Slow);
        m_page->showRuns({exampleRun(1)}, {}, false);
        QVERIFY(!bar().shapes().front()->isVisible());
        QVERIFY(bar().entry()->isVisible());
        QCOMPARE(bar().told(), QString());
        QCOMPARE(m_page->plot()->expected().line().dataCount(), ExpectedCurve::moments);
        m_page->showRuns({exampleRun(4)}, {}, false);
        QVERIFY(bar().told().startsWith(QStringLiteral("Up to epoch 4")));
        m_page->showRuns({exampleRun(7)}, {}, false);
        QVERIFY(bar().told().startsWith(QStringLiteral("Up to epoch 7")));
        const QCPRange x = m_page->plot()->plot().axisRect(0)->axis(QCPAxis::atBottom)->range();
        QCOMPARE(x.upper, epochs); // both have room
        // Dragging moves the axes again.
        stroke({2, 0.9}, {6, 0.2});
        QVERIFY(m_page->plot()->isZoomed());
    }

    void it_can_be_hidden_in_the_legend()
    {
        before();
        choose(ExpectedCurve::Shape::Fast);
        m_page->showRuns({exampleRun(4)}, {}, false);
        QTest::mouseClick(bar().entry(), Qt::LeftButton);
        QVERIFY(!m_page->plot()->expected().line().visible());
        QTest::mouseClick(bar().entry(), Qt::LeftButton);
        QVERIFY(m_page->plot()->expected().line().visible());
    }

    void it_belongs_to_its_run()
    {
        before();
        choose(ExpectedCurve::Shape::Slow);
        m_page->showRuns({exampleRun(5, 1)}, {}, false);
        QVERIFY(!bar().told().isEmpty());
        m_page->showRuns({exampleRun(5, 2)}, {}, false);
        QVERIFY(!bar().isVisible());
        QCOMPARE(bar().told(), QString());
        QCOMPARE(m_page->plot()->expected().line().dataCount(), 0);
        m_page->showRuns({exampleRun(5, 1)}, {}, false);
        QVERIFY(bar().isVisible());
    }

    void it_is_gone_while_the_switch_is_off()
    {
        before();
        choose(ExpectedCurve::Shape::Slow);
        PredictFirst::instance().set(false);
        m_page->showRuns({exampleRun(5)}, {}, false);
        QVERIFY(!bar().isVisible());
        QCOMPARE(m_page->plot()->expected().line().dataCount(), 0);
    }

    void exported_pictures_have_it_and_tables_do_not()
    {
        QTemporaryDir folder;
        const auto written = [&](const QString &name) {
            m_page->exportTo(folder.filePath(name));
            QFile file(folder.filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        m_page->showRuns({exampleRun(5)}, {}, false);
        const QByteArray table = written(QStringLiteral("without.csv"));
        const QByteArray picture = written(QStringLiteral("without.svg"));
        QVERIFY(!picture.contains("expected"));
        before();
        choose(ExpectedCurve::Shape::Slow);
        m_page->showRuns({exampleRun(5)}, {}, false);
        QCOMPARE(written(QStringLiteral("with.csv")), table);
        QVERIFY(written(QStringLiteral("with.svg")).contains(">expected<"));
    }

private:
    ExpectationBar &bar() { return *m_page->expectation(); }
    // The run that has not begun.
    void before()
    {
        m_page->showRuns({exampleRun(0)}, QStringLiteral("Press Train."), false,
                         ExpectedCurve(0, epochs, start));
        QTest::qWait(0); // the layouts
        m_page->plot()->plot().replot();
    }
    void choose(ExpectedCurve::Shape wanted)
    {
        QTest::mouseClick(bar().shapes()[static_cast<qsizetype>(wanted)], Qt::LeftButton);
    }
    QPoint at(const QPointF &place)
    {
        const QCPAxisRect *field = m_page->plot()->plot().axisRect(0);
        return {qRound(field->axis(QCPAxis::atBottom)->coordToPixel(place.x())),
                qRound(field->axis(QCPAxis::atLeft)->coordToPixel(place.y()))};
    }
    void stroke(const QPointF &from, const QPointF &to)
    {
        QCustomPlot &plot = m_page->plot()->plot();
        const QPoint begin = at(from);
        const QPoint end = at(to);
        QTest::mousePress(&plot, Qt::LeftButton, {}, begin);
        for (const QPoint &place : {(begin + end) / 2, end}) {
            QMouseEvent move(QEvent::MouseMove, place, plot.mapToGlobal(place), Qt::NoButton, Qt::LeftButton,
                             {});
            QCoreApplication::sendEvent(&plot, &move);
        }
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, end);
    }

    std::unique_ptr<CurvesPage> m_page;
};

DELTASCOPE_TEST(TestExpectedCurve)
#include "test_expected_curve.moc"
