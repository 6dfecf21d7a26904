// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/step/whatif/what_if_window.h"
#include "ui/step/panel/numbers_card.h"
#include "ui/step/panel/term_tools.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/step/whatif/change_list.h"
#include "ui/step/whatif/drag_handle.h"
#include "ui/theme/theme.h"

#include <cmath>
#include <utility>

using namespace deltascope;

/// What if: numbers dragged, and pixels painted.
class TestWhatIfByMouse : public QObject, protected WhatIfWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { m_window.reset(); }

    void aUnitIsDraggedOnTheStage()
    {
        turnOn();
        walk().goTo(StepId::x1);
        drag(&stage(), stage().stageLayout().tile(4).center().toPoint(), 20);
        QCOMPARE(what().changes().size(), std::size_t(1));
        const Selection number{Term::x1, 4, 0};
        QCOMPARE(what().changes().front().entry, number);
        QVERIFY(shown(number) > valueAt(*walk().own(), number));
        QVERIFY(walk().open()->pass().holds(4));
        QCOMPARE(walk().focus().changed, std::vector<Selection>{number});
        // Nobody can hold an activation at what φ cannot give by dragging it.
        drag(&stage(), stage().stageLayout().tile(4).center().toPoint(), 500);
        QCOMPARE(shown(number), 1.0);
    }

    void aWeightIsDraggedInThePanel()
    {
        turnOn();
        walk().goTo(StepId::dW2);
        walk().pick({Term::W2, 3, 7});
        const Selection number{Term::W2, 3, 7};
        QCOMPARE(what().number(), number);
        const double before = shown(number);
        drag(card().handle(), card().handle()->rect().center(), 50);
        QCOMPARE(shown(number), std::round((before + 1) * 100) / 100);
        // The bias in the worked equation of an output.
        walk().goTo(StepId::z2);
        settle();
        const auto &tokens = panel().numbers()->tokens();
        const auto bias = std::ranges::find_if(tokens, [](const auto &placed) {
            return placed.token.number && placed.token.number->term == Term::b2;
        });
        QVERIFY(bias != tokens.end());
        const Selection dragged = *bias->token.number;
        drag(panel().numbers(), bias->box.center().toPoint(), 50);
        QVERIFY(shown(dragged) > valueAt(*walk().own(), dragged) + 0.9);
        QCOMPARE(what().changes().size(), std::size_t(2));
    }

    // The card above grew by its lines, and what was dragged moved away from under the cursor.
    void nothingJumpsWhileANumberIsDragged()
    {
        turnOn();
        walk().goTo(StepId::dW2);
        walk().pick({Term::W2, 3, 7});
        settle();
        const auto topOf = [this](QWidget *part) { return part->mapTo(&panel(), QPoint()).y(); };
        const int handle = topOf(card().handle());
        const int numbers = topOf(panel().numbers());
        int tools = topOf(panel().tools()); // below the numbers, which may take another line
        const QPoint from = card().handle()->mapToGlobal(card().handle()->rect().center());
        QTest::mousePress(card().handle(), Qt::LeftButton);
        for (int up = 3; up < 300; up += 33) {
            moveTo(card().handle(), from - QPoint(0, up));
            settle();
            QVERIFY(!what().changes().empty());
            QCOMPARE(topOf(card().handle()), handle);
            QCOMPARE(topOf(panel().numbers()), numbers);
            QVERIFY(topOf(panel().tools()) >= std::exchange(tools, topOf(panel().tools())));
        }
        QTest::mouseRelease(card().handle(), Qt::LeftButton);
        settle();
        QCOMPARE(topOf(panel().numbers()), numbers);
    }

    // Backspace went on editing the text of the field.
    void aDragLeavesTheKeysToTheSteps()
    {
        turnOn();
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(card().field()));
        walk().goTo(StepId::dW2);
        walk().pick({Term::W2, 3, 7});
        drag(card().handle(), card().handle()->rect().center(), 50);
        QCOMPARE(what().changes().size(), std::size_t(1));
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(&stage()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backspace);
        QVERIFY(what().changes().empty());
    }

    // "0" with the ring beside it was read as "00".
    void theRingOfAChangedBiasIsClearOfItsOutput()
    {
        turnOn();
        walk().pick({Term::b2, 3, 0});
        choose(Term::b2);
        type(QStringLiteral("1"));
        const QImage shown = stage().grab().toImage();
        const QPoint middle = stage().stageLayout().outputPort(3).toPoint();
        int marked = 0;
        for (int x = middle.x() - 12; x < middle.x() + 12; ++x)
            if (shown.pixelColor(x, middle.y()) == colours().warning) {
                ++marked;
                QVERIFY2(x <= middle.x() + 1, qPrintable(QString::number(x - middle.x())));
            }
        QVERIFY(marked > 0);
    }

    void pixelsArePainted()
    {
        turnOn();
        const int row = 14 * image_side;
        QTest::mousePress(&stage(), Qt::LeftButton, {}, pixelOnStage(row + 3));
        dragTo(&stage(), pixelOnStage(row + 9)); // quick: no gaps
        QTest::mouseRelease(&stage(), Qt::LeftButton, {}, pixelOnStage(row + 9));
        for (int column = 3; column <= 9; ++column)
            QCOMPARE(walk().open()->pass().x0[row + column], 1.0);
        QCOMPARE(walk().open()->pass().x0[row + 10], walk().own()->pass().x0[row + 10]);
        QCOMPARE(stage().scene().content->pass->x0[row + 5], 1.0);
        QCOMPARE(what().number(), (Selection{Term::x0, row + 9, 0}));
        QTest::mouseClick(&stage(), Qt::RightButton, {}, pixelOnStage(row + 5));
        QCOMPARE(walk().open()->pass().x0[row + 5], 0.0);
        QCOMPARE(card().list()->lines().size(), 1); // they share a line
    }

    void theFirstKeyTakesOneDeedBack()
    {
        turnOn();
        const double own = walk().own()->pass().loss;
        walk().goTo(StepId::x2);
        drag(&stage(), stage().stageLayout().outputRow(2).center().toPoint(), 60);
        const double dragged = walk().open()->pass().loss;
        QVERIFY(dragged != own);
        QTest::mousePress(&stage(), Qt::LeftButton, {}, pixelOnStage(30));
        dragTo(&stage(), pixelOnStage(700));
        QTest::mouseRelease(&stage(), Qt::LeftButton, {}, pixelOnStage(700));
        QVERIFY(walk().open()->pass().loss != dragged);
        stage().setFocus();
        QTest::keyClick(&stage(), Qt::Key_Backspace);
        QCOMPARE(walk().open()->pass().loss, dragged);
        QTest::keyClick(&stage(), Qt::Key_Backspace);
        QCOMPARE(walk().open()->pass().loss, own);
        QVERIFY(!walk().isMadeUp());
    }
};

DELTASCOPE_TEST(TestWhatIfByMouse)
#include "test_what_if_by_mouse.moc"
