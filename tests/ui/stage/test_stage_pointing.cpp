// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/stage/shown_stage.h"

using namespace deltascope;

/// The stage under the mouse, the wheel and the keys.
class TestStagePointing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = shownStage();
        QVERIFY(m_view);
    }
    void cleanup() { m_view.reset(); }

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
            {.step = WalkPosition{.step = step, .component = {}}, .selection = {}, .lit = {}, .pointed = {}});
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

DELTASCOPE_TEST(TestStagePointing)
#include "test_stage_pointing.moc"
