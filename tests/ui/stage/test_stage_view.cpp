// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/stage/contents.h"
#include "ui/stage/stage_view.h"
#include "ui/theme/theme.h"

#include <QTest>
#include <QWheelEvent>

#include <limits>

using namespace deltascope;

namespace {
constexpr QSize stageSize(900, 640);

QImage pictureOf(StageView &view)
{
    return view.grab().toImage();
}

void hover(StageView &view, const QPointF &at)
{
    QMouseEvent move(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(&view, &move);
}

void turnWheel(StageView &view, const QPoint &angle)
{
    const QPointF at = view.rect().center();
    QWheelEvent event(at, view.mapToGlobal(at), {}, angle, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &event);
}

// A point of each kind of thing on the stage, within one pixel of the pictures.
QPointF onPixel(const StageView &view)
{
    return view.stageLayout().input().topLeft() + QPointF(3, 3);
}
QPointF onUnit(const StageView &view, int unit)
{
    return view.stageLayout().tile(unit).topLeft() + QPointF(1, 1);
}
QPointF onOutput(const StageView &view, int output)
{
    return view.stageLayout().outputRow(output).center();
}

std::shared_ptr<const StageContent> spoiled(float value)
{
    auto network = std::make_shared<Network<float>>(*random_stage_network(30, 1));
    network->parameters.W1.setConstant(value);
    network->parameters.b1.setConstant(value);
    network->parameters.W2.setConstant(value);
    network->parameters.b2.setConstant(value);
    const Example example = random_example(1);
    auto pass = std::make_shared<Pass<double>>(
        backpropagate(network->cast<double>(), example.x0InDouble(), one_hot<double>(*example.label)));
    return std::make_shared<const StageContent>(StageContent{network, example, pass, pass});
}
} // namespace

class TestStageView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Theme::instance().setMode(Theme::Mode::Light);
        m_view = std::make_unique<StageView>();
        m_view->resize(stageSize);
        m_view->setContent(backward_content(30, 1));
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup() { m_view.reset(); }

    void is_there_before_its_content()
    {
        StageView empty;
        empty.resize(stageSize);
        hover(empty, {100, 100});
        QTest::mouseClick(&empty, Qt::LeftButton, {}, QPoint(100, 100));
        turnWheel(empty, {0, -120});
        QTest::keyClick(&empty, Qt::Key_Down);
        QCOMPARE(pictureOf(empty).pixelColor(100, 100), colours().window);
    }

    // The card that stays open while the network changes is the one that a new look would give.
    void a_hover_card_is_never_older_than_the_content_data() { addHoverPlaces(); }
    void a_hover_card_is_never_older_than_the_content()
    {
        const QPointF at = hoverPlace();
        hover(*m_view, at);
        const QImage before = pictureOf(*m_view);
        m_view->setContent(backward_content(30, 2));
        const QImage kept = pictureOf(*m_view);
        QVERIFY(kept != before);
        hover(*m_view, {1, 1});
        QVERIFY(pictureOf(*m_view) != kept);
        hover(*m_view, at);
        QCOMPARE(pictureOf(*m_view), kept);
    }

    void the_card_lies_within_the_stage_data()
    {
        QTest::addColumn<QPoint>("corner");
        QTest::newRow("top left") << QPoint(0, 0);
        QTest::newRow("right") << QPoint(1, 0);
        QTest::newRow("bottom") << QPoint(0, 1);
        QTest::newRow("bottom right") << QPoint(1, 1);
    }
    void the_card_lies_within_the_stage()
    {
        QFETCH(QPoint, corner);
        m_view->resize(480, 360);
        hover(*m_view, {1, 1});
        const QImage without = pictureOf(*m_view);
        const QRectF rows = m_view->stageLayout().outputRow(0) | m_view->stageLayout().outputRow(9);
        hover(*m_view, {corner.x() ? rows.right() - 1 : rows.left() + 1,
                        corner.y() ? rows.bottom() - 1 : rows.top() + 1});
        const QImage with = pictureOf(*m_view);
        QVERIFY(with != without);
        for (int x = 0; x < with.width(); ++x) { // the border of the card is nowhere cut off
            QCOMPARE(with.pixel(x, 0), without.pixel(x, 0));
            QCOMPARE(with.pixel(x, with.height() - 1), without.pixel(x, with.height() - 1));
        }
    }

    void hovering_names_the_number_of_the_step_data()
    {
        QTest::addColumn<StepId>("step");
        QTest::addColumn<Selection>("unit");
        QTest::addColumn<Selection>("output");
        const auto row = [](const char *name, StepId step, Term unit, Term output) {
            QTest::newRow(name) << step << Selection{unit, 4, 0} << Selection{output, 6, 0};
        };
        row("z1", StepId::z1, Term::z1, Term::x2);
        row("x2", StepId::x2, Term::x1, Term::x2);
        row("z2", StepId::z2, Term::x1, Term::z2);
        row("delta2", StepId::delta2, Term::x1, Term::delta2);
        row("delta1", StepId::delta1, Term::delta1, Term::delta2);
        row("db1", StepId::db1, Term::db1, Term::x2);
        row("db2", StepId::db2, Term::x1, Term::db2);
        QTest::newRow("dW1") << StepId::dW1 << Selection{Term::dW1, 0, 4} << Selection{Term::x2, 6, 0};
        QTest::newRow("dW2") << StepId::dW2 << Selection{Term::dW2, 4, 0} << Selection{Term::dW2, 0, 6};
    }
    void hovering_names_the_number_of_the_step()
    {
        QFETCH(StepId, step);
        QFETCH(Selection, unit);
        QFETCH(Selection, output);
        m_view->setFocusShown(
            {.step = StageStep{.id = step, .component = {}}, .selection = {}, .lit = {}, .pointed = {}});
        std::optional<Selection> hovered;
        connect(m_view.get(), &StageView::hoverChanged, this,
                [&](const auto &selection) { hovered = selection; });
        hover(*m_view, onUnit(*m_view, 4));
        QVERIFY(hovered == unit);
        hover(*m_view, onOutput(*m_view, 6));
        QVERIFY(hovered == output);
        hover(*m_view, {1, 1});
        QVERIFY(!hovered);
    }

    void leaving_says_so()
    {
        hover(*m_view, onUnit(*m_view, 4));
        QVERIFY(m_view->scene().hovered);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_view.get(), &leave);
        QVERIFY(!m_view->scene().hovered);
    }

    void a_click_picks_what_is_under_it()
    {
        QList<Selection> picked;
        connect(m_view.get(), &StageView::picked, this, [&](const Selection &each) { picked.append(each); });
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, onPixel(*m_view).toPoint());
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, onUnit(*m_view, 17).toPoint());
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, onOutput(*m_view, 3).toPoint());
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, QPoint(1, 1));
        QTest::mouseClick(m_view.get(), Qt::RightButton, {}, onOutput(*m_view, 3).toPoint());
        QVERIFY(picked == (QList<Selection>{{Term::x0, 0, 0}, {Term::x1, 17, 0}, {Term::x2, 3, 0}}));
    }

    void up_and_down_walk_through_the_units()
    {
        connect(m_view.get(), &StageView::picked, this, [this](const Selection &selection) {
            m_view->setFocusShown({.step = {}, .selection = selection, .lit = {}, .pointed = {}});
        });
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, onUnit(*m_view, 28).toPoint());
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->scene().selectedUnit(), 29);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->scene().selectedUnit(), 29);
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QCOMPARE(m_view->scene().selectedUnit(), 28);
    }

    void the_legend_switches_the_range()
    {
        QList<UnitPictures::Range> ranges;
        connect(m_view.get(), &StageView::rangeChanged, this, [&](auto range) { ranges.append(range); });
        const QPoint legend = m_view->stageLayout().legend().center().toPoint();
        const QImage before = pictureOf(*m_view);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, legend);
        QVERIFY(pictureOf(*m_view) != before);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, legend);
        QVERIFY(ranges == (QList{UnitPictures::Range::Common, UnitPictures::Range::PerUnit}));
        QCOMPARE(pictureOf(*m_view), before);
    }

    void the_wheel_scrolls_by_rows()
    {
        m_view->setContent(forward_content(1024, 1));
        const int columns = m_view->stageLayout().columns();
        turnWheel(*m_view, {0, -120});
        QCOMPARE(m_view->stageLayout().firstUnit(), columns);
        turnWheel(*m_view, {0, -240});
        QCOMPARE(m_view->stageLayout().firstUnit(), 3 * columns);
        turnWheel(*m_view, {0, 120});
        QCOMPARE(m_view->stageLayout().firstUnit(), 2 * columns);
        turnWheel(*m_view, {-240, 0});
        QCOMPARE(m_view->stageLayout().firstUnit(), 2 * columns);
    }

    void a_touchpad_scrolls_one_row_a_notch()
    {
        m_view->setContent(forward_content(1024, 1));
        for (int i = 0; i < 12; ++i)
            turnWheel(*m_view, {0, -10});
        QCOMPARE(m_view->stageLayout().firstUnit(), m_view->stageLayout().columns());
    }

    void the_wheel_stops_at_both_ends()
    {
        m_view->setContent(forward_content(1024, 1));
        turnWheel(*m_view, {0, 1200});
        QCOMPARE(m_view->stageLayout().firstUnit(), 0);
        for (int i = 0; i < 40; ++i)
            turnWheel(*m_view, {0, -12000});
        QVERIFY(m_view->stageLayout().isShown(1023));
        turnWheel(*m_view, {0, 120});
        QVERIFY(!m_view->stageLayout().isShown(1023));
    }

    void a_selected_unit_is_scrolled_into_view()
    {
        m_view->setContent(forward_content(1024, 1));
        QVERIFY(!m_view->stageLayout().isShown(900));
        m_view->setFocusShown(
            {.step = {}, .selection = Selection{Term::x1, 900, 0}, .lit = {}, .pointed = {}});
        QVERIFY(m_view->stageLayout().isShown(900));
    }

    void another_number_of_units_lays_the_stage_out_anew()
    {
        hover(*m_view, onUnit(*m_view, 29));
        m_view->setFocusShown(
            {.step = {}, .selection = Selection{Term::x1, 29, 0}, .lit = {}, .pointed = {}});
        for (const int units : {5, 1, 1024, 2, 30}) {
            m_view->setContent(forward_content(units, 3));
            QCOMPARE(m_view->stageLayout().hiddenUnits(), units);
            QVERIFY(!m_view->scene().hovered);
            QCOMPARE(pictureOf(*m_view).size(), stageSize * m_view->devicePixelRatio());
        }
    }

    void a_network_that_is_not_finite_is_drawn_data()
    {
        QTest::addColumn<float>("value");
        QTest::newRow("not a number") << std::numeric_limits<float>::quiet_NaN();
        QTest::newRow("infinite") << std::numeric_limits<float>::infinity();
        QTest::newRow("huge") << std::numeric_limits<float>::max();
    }
    void a_network_that_is_not_finite_is_drawn()
    {
        QFETCH(float, value);
        m_view->setContent(spoiled(value));
        for (int step = 0; step < step_count; ++step) {
            const StageStep shown{.id = static_cast<StepId>(step), .component = 3};
            m_view->setFocusShown({.step = shown, .selection = {}, .lit = {}, .pointed = {}});
            hover(*m_view, onUnit(*m_view, 3));
            QCOMPARE(pictureOf(*m_view).pixelColor(1, 1), colours().window);
        }
    }

    void each_step_has_a_picture_of_its_own()
    {
        QList<QImage> pictures;
        for (const StepId step : {StepId::z1, StepId::z2, StepId::delta2, StepId::delta1, StepId::dW2,
                                  StepId::dW1, StepId::after}) {
            m_view->setFocusShown(
                {.step = StageStep{.id = step, .component = {}}, .selection = {}, .lit = {}, .pointed = {}});
            pictures.append(pictureOf(*m_view));
        }
        for (qsizetype i = 1; i < pictures.size(); ++i)
            QVERIFY(!pictures.first(i).contains(pictures[i]));
    }

    // Two networks that differ in the second layer alone look the same until that has been used.
    void what_is_not_made_yet_is_not_shown_data()
    {
        QTest::addColumn<StepId>("step");
        QTest::addColumn<bool>("differs");
        QTest::newRow("x0") << StepId::x0 << false;
        QTest::newRow("z1") << StepId::z1 << false;
        QTest::newRow("x1") << StepId::x1 << false;
        QTest::newRow("z2") << StepId::z2 << true;
        QTest::newRow("x2") << StepId::x2 << true;
        QTest::newRow("loss") << StepId::loss << true;
    }
    void what_is_not_made_yet_is_not_shown()
    {
        QFETCH(StepId, step);
        QFETCH(bool, differs);
        m_view->setFocusShown({.step = StageStep{.id = step, .component = {}}});
        const auto shown = m_view->scene().content;
        const QImage before = pictureOf(*m_view);
        auto other = std::make_shared<Network<float>>(*shown->network);
        other->parameters.W2 *= -2;
        const auto pass = std::make_shared<Pass<double>>(backpropagate(
            other->cast<double>(), shown->example.x0InDouble(), one_hot<double>(*shown->example.label)));
        m_view->setContent(
            std::make_shared<const StageContent>(StageContent{other, shown->example, pass, pass}));
        QCOMPARE(pictureOf(*m_view) != before, differs);
    }

    void components_are_shown_as_they_are_made_data()
    {
        QTest::addColumn<StepId>("step");
        for (const StepId step : {StepId::z1, StepId::x1, StepId::z2, StepId::x2, StepId::loss,
                                  StepId::delta2, StepId::db2, StepId::db1})
            QTest::addRow("%s", to_string(step).data()) << step;
    }
    void components_are_shown_as_they_are_made()
    {
        QFETCH(StepId, step);
        QImage before;
        for (int component = 0; component < 4; ++component) {
            m_view->setFocusShown({.step = StageStep{.id = step, .component = component}});
            QVERIFY(pictureOf(*m_view) != before);
            QVERIFY(m_view->scene().isMade(step, component));
            QVERIFY(!m_view->scene().isMade(step, component + 1));
            before = pictureOf(*m_view);
        }
    }

    void outputs_keep_their_numbers_while_units_are_made()
    {
        const auto outputs = [this](std::optional<int> unit) {
            m_view->setFocusShown(
                {.step = StageStep{.id = StepId::delta1, .component = unit, .arrived = digit_count}});
            return pictureOf(*m_view).copy(m_view->stageLayout().outputArea().toAlignedRect());
        };
        const QImage whole = outputs(std::nullopt);
        for (const int unit : {0, 3, 29})
            QCOMPARE(outputs(unit), whole);
    }

    void a_pass_that_is_not_of_the_present_network_says_so()
    {
        StageFocus focus{.step = StageStep{.id = StepId::delta1, .component = {}}};
        m_view->setFocusShown(focus);
        const QImage current = pictureOf(*m_view);
        focus.outdated = true;
        m_view->setFocusShown(focus);
        QVERIFY(pictureOf(*m_view) != current);
    }

    void contributions_arrive_one_by_one()
    {
        QList<QImage> pictures;
        for (int arrived = 0; arrived <= digit_count + 1; ++arrived) {
            const StageStep step{.id = StepId::delta1, .component = 4, .arrived = arrived};
            m_view->setFocusShown({.step = step, .selection = {}, .lit = {}, .pointed = {}});
            pictures.append(pictureOf(*m_view));
        }
        for (qsizetype i = 1; i < pictures.size(); ++i)
            QVERIFY(pictures[i] != pictures[i - 1]);
    }

    // It was shown as the difference of two sums, and so as 0.
    void a_tiny_contribution_keeps_its_value_beside_large_ones()
    {
        const auto card = [this](double delta) {
            StageContent content = *backward_content(30, 1);
            Pass<double> pass = *content.pass;
            pass.delta2.setOnes();
            pass.delta2[9] = delta;
            content.pass = std::make_shared<const Pass<double>>(std::move(pass));
            m_view->setContent(std::make_shared<const StageContent>(std::move(content)));
            m_view->setFocusShown(
                {.step = StageStep{.id = StepId::delta1, .component = 4, .arrived = digit_count + 1}});
            return pictureOf(*m_view).copy(0, 0, qRound(m_view->stageLayout().input().right()),
                                           m_view->height());
        };
        const QImage positive = card(1e-20);
        QCOMPARE(card(1e-20), positive);
        QVERIFY(card(-1e-20) != positive);
    }

    void colours_follow_the_theme()
    {
        const QImage light = pictureOf(*m_view);
        Theme::instance().setMode(Theme::Mode::Dark);
        QCOMPARE(pictureOf(*m_view).pixelColor(1, 1), colours().window);
        QVERIFY(pictureOf(*m_view) != light);
    }

    void screen_readers_hear_what_is_shown()
    {
        const int answer = m_view->scene().content->answer();
        QVERIFY(!m_view->accessibleName().isEmpty());
        QCOMPARE(m_view->accessibleDescription(),
                 QStringLiteral("test image 259, a 7; the network answers %1").arg(answer));
    }

private:
    static void addHoverPlaces()
    {
        QTest::addColumn<int>("place");
        QTest::newRow("pixel") << 0;
        QTest::newRow("hidden unit") << 1;
        QTest::newRow("output") << 2;
    }
    QPointF hoverPlace() const
    {
        const QPointF places[] = {onPixel(*m_view), onUnit(*m_view, 12), onOutput(*m_view, 2)};
        QFETCH(int, place);
        return places[place];
    }

    std::unique_ptr<StageView> m_view;
};

QTEST_MAIN(TestStageView)
#include "test_stage_view.moc"
