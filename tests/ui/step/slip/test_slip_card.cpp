// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/step/slip/slip_window.h"
#include "ui/step/panel/term_tools.h"
#include "ui/step/practice/practice_session.h"
#include "ui/theme/numbers.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollBar>

using namespace deltascope;

/// Slips come and go in the Step job, by real keys and buttons.
class TestSlipCard : public QObject, protected SlipWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openSmall(); }
    void cleanup() { m_window.reset(); }

    void a_teacher_chooses_the_slip()
    {
        QMenu *choice = slipCard().choice();
        Q_EMIT choice->aboutToShow();
        QAction *ofStep = choice->actions().last();
        QCOMPARE(ofStep->text(), QStringLiteral("update"));
        ofStep->menu()->actions().first()->trigger();
        QVERIFY(slips().slip() == (Slip{StepId::update, Mistake::Uphill}));
        // The step is taken the other way: the loss grows.
        QVERIFY(walk().open()->after().loss > walk().open()->pass().loss);
        QVERIFY(walk().own()->after().loss < walk().own()->pass().loss);
    }

    void a_seed_gives_everyone_the_same()
    {
        Q_EMIT slipCard().choice()->aboutToShow();
        const auto fourth = [this] {
            QMenu *bySeed = slipCard().choice()->actions().first()->menu();
            QCOMPARE(bySeed->actions()[3]->text(), QStringLiteral("4"));
            bySeed->actions()[3]->trigger();
        };
        fourth();
        const auto slip = slips().slip();
        QVERIFY(slip);
        slips().end();
        fourth();
        QVERIFY(slips().slip() == slip);
    }

    void your_turn_and_a_slip_are_one_at_a_time()
    {
        press(Qt::Key_F);
        QVERIFY(slips().isOn());
        press(Qt::Key_Y);
        QVERIFY(session().isOn());
        QVERIFY(!slips().isOn());
        QCOMPARE(walk().complete(), walk().own());
        press(Qt::Key_F);
        QVERIFY(slips().isOn());
        QVERIFY(!session().isOn());
        press(Qt::Key_C);
        QVERIFY(m_window->job.whatIf().isOn());
        QVERIFY(!slips().isOn());
        QVERIFY(!slipCard().said().contains(QLatin1String("The slip is out"))); // who went on knows
        press(Qt::Key_F);
        QVERIFY(slips().isOn());
        QVERIFY(walk().open()->slip);
        QVERIFY(!m_window->job.whatIf().isOn());
    }

    void nothing_of_it_gets_out()
    {
        slips().begin({StepId::delta2, Mistake::SignReversed});
        walk().goTo(StepId::update);
        QVERIFY(!button("Apply the update")->isEnabled());
        const auto hand = m_window->workbench.example().hand;
        walk().apply();
        QCOMPARE(m_window->workbench.example().hand, hand);
        QGuiApplication::clipboard()->clear();
        panel().tools()->copyTerm();
        QTest::qWait(50);
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
        slips().end();
        QVERIFY(button("Apply the update")->isEnabled());
        QVERIFY(walk().open()->pass().delta2 == walk().own()->pass().delta2);
    }

    void another_network_without_such_a_slip_ends_it()
    {
        slips().begin({StepId::delta1, Mistake::WeightsLeftOut});
        walk().workbench().showDrawing(someImage(), 3); // the trained network, where it can be made too
        QVERIFY(slips().isOn());
        slips().end();
        chooseNetwork(1);
        slips().begin({StepId::delta1, Mistake::ElementWise}); // which needs a square matrix
        walk().workbench().showDrawing(someImage(), 3);
        QVERIFY(!slips().isOn());
        QCOMPARE(walk().open(), walk().own());
        QVERIFY(
            slipCard().said().contains(QLatin1String("The slip is out: it would not be seen in this pass.")));
        walk().workbench().showDrawing(someImage(), 4);
        QVERIFY(!slipCard().said().contains(QLatin1String("The slip is out"))); // of another pass
    }

    // The reply went on telling numbers of the example before.
    void another_example_takes_the_reply_away()
    {
        slips().begin({StepId::delta1, Mistake::WeightsLeftOut});
        name({StepId::delta1, Mistake::SignReversed});
        QVERIFY(slipCard().said().contains(QLatin1String("The step is right")));
        walk().workbench().showDrawing(someImage(), 3);
        QVERIFY(slips().isOn());
        QVERIFY(!slipCard().said().contains(QLatin1String("The step is right")));
        name({StepId::delta1, Mistake::WeightsLeftOut});
        QVERIFY(slips().isSolved());
        const auto cited = [this] { // the chosen one
            const Entry chosen = {Asked::delta1, walk().chosen().unit, 0};
            return slip_evidence(walk().own()->task(), *slips().slip(), StepId::delta1, chosen).shown;
        };
        const double before = cited();
        QVERIFY(slipCard().said().contains(signedNumber(before, 5)));
        walk().workbench().showDrawing(someImage(), 4);
        const double now = cited();
        QVERIFY(before != now);
        QVERIFY(slipCard().said().contains(signedNumber(now, 5)));
        QVERIFY(!slipCard().said().contains(signedNumber(before, 5)));
    }

    void another_slip_forgets_the_answer()
    {
        slips().begin({StepId::delta2, Mistake::FactorTwo});
        walk().goTo(StepId::delta2);
        name({StepId::delta2, Mistake::FactorTwo});
        QVERIFY(slips().isSolved());
        walk().goTo(StepId::x0); // which nothing is wrong with
        QTest::mouseClick(button("Another slip"), Qt::LeftButton);
        QVERIFY(!slips().isSolved());
        QCOMPARE(slipCard().steps()->currentIndex(), 0);
        QCOMPARE(slipCard().mistakes()->currentIndex(), 0);
    }

    // They were given to a card above what was seen.
    void a_key_brings_its_card_into_sight()
    {
        slips().begin({StepId::delta2, Mistake::SignReversed});
        m_window->window.resize(1300, 500);
        QScrollBar *bar = panel().verticalScrollBar();
        const auto isInSight = [this](const QWidget *widget) {
            const int top = widget->mapTo(panel().viewport(), QPoint(0, 0)).y();
            return top >= 0 && top + widget->height() <= panel().viewport()->height();
        };
        QTRY_VERIFY(bar->maximum() > 300);
        bar->setValue(bar->maximum());
        QVERIFY(!isInSight(slipCard().steps()));
        press(Qt::Key_F);
        QTRY_VERIFY(isInSight(slipCard().steps()));
        bar->setValue(bar->maximum());
        m_window->stage->setFocus();
        press(Qt::Key_C);
        QTRY_VERIFY(isInSight(QApplication::focusWidget()));
        QVERIFY(panel().isAncestorOf(QApplication::focusWidget()));
    }
};

DELTASCOPE_TEST(TestSlipCard)
#include "test_slip_card.moc"
