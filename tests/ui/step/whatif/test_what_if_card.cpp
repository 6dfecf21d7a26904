// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/step/whatif/what_if_window.h"
#include "ui/step/practice/practice_card.h"
#include "ui/step/whatif/change_list.h"
#include "ui/theme/numbers.h"

#include <QPushButton>

using namespace deltascope;

/// What if: numbers typed into its card.
class TestWhatIfCard : public QObject, protected WhatIfWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { m_window.reset(); }

    void isOffUntilItsKeyIsPressed()
    {
        QVERIFY(!what().isOn());
        const Pass<double> before = walk().open()->pass();
        drag(&stage(), stage().stageLayout().outputRow(3).center().toPoint(), 60);
        QTest::mouseClick(&stage(), Qt::LeftButton, {}, pixelOnStage(100));
        QCOMPARE(walk().open()->pass().loss, before.loss);
        turnOn();
        QVERIFY(!card().told().isEmpty());
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(card().field()));
        QVERIFY(!walk().isMadeUp());
        QTest::keyClick(card().field(), Qt::Key_Escape);
        QTest::keyClick(&m_window->window, Qt::Key_C);
        QVERIFY(!what().isOn());
        QVERIFY(card().told().isEmpty() || !card().field()->isVisible());
    }

    void whatIsTypedHoldsAtOnce_data()
    {
        QTest::addColumn<Term>("term");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("value");
        QTest::newRow("input, decimal comma") << Term::x0 << QStringLiteral("0,75") << 0.75;
        QTest::newRow("w1, fraction") << Term::W1 << QStringLiteral("-3/4") << -0.75;
        QTest::newRow("b1, power") << Term::b1 << QStringLiteral("2^-2") << 0.25;
        QTest::newRow("x1, held") << Term::x1 << QStringLiteral("0.9") << 0.9;
        QTest::newRow("w2, power of ten") << Term::W2 << QStringLiteral("2.5·10^-1") << 0.25;
        QTest::newRow("b2") << Term::b2 << QStringLiteral("-1.5") << -1.5;
    }

    // Before Enter: everything follows what stands in the field.
    void whatIsTypedHoldsAtOnce()
    {
        QFETCH(Term, term);
        QFETCH(QString, typed);
        QFETCH(double, value);
        const auto own = walk().open();
        turnOn();
        choose(term);
        type(typed);
        const Selection number = what().number();
        QCOMPARE(shown(number), value);
        const plain::Pass expected = freshPass(*own->network, own->pass().x0, own->pass().y, number, value);
        QVERIFY(close(walk().open()->pass(), expected));
        const double after = walk().open()->pass().loss;
        QVERIFY(after != own->pass().loss);
        const QStringList told = card().lossTold().section(QLatin1Char('\n'), 0, 0).split(QLatin1Char(' '));
        QCOMPARE(told.size(), 5); // Lₙ before → after, change
        QVERIFY2(shows(told[1], static_cast<plain::Real>(own->pass().loss)), qPrintable(told[1]));
        QVERIFY2(shows(QString(told[3]).chopped(1), static_cast<plain::Real>(after)), qPrintable(told[3]));
        QVERIFY2(shows(told[4], static_cast<plain::Real>(after - own->pass().loss)), qPrintable(told[4]));
        QCOMPARE(card().list()->lines().size(), 1);
        QCOMPARE(walk().own()->pass().loss, own->pass().loss);
        QTest::keyClick(card().field(), Qt::Key_Return);
        QCOMPARE(card().field()->text(), exactNumber(value));
        QCOMPARE(shown(number), value);
    }

    void whatIsNoNumberChangesNothing()
    {
        turnOn();
        choose(Term::b2);
        type(QStringLiteral("1.5.2"));
        QCOMPARE(shown(what().number()), 1.5); // as far as it was one
        type(QStringLiteral("four"));
        QCOMPARE(shown(what().number()), 1.5);
        QTest::keyClick(card().field(), Qt::Key_Return);
        QCOMPARE(card().field()->text(), QStringLiteral("four"));
        type(QStringLiteral("1/0"));
        QCOMPARE(shown(what().number()), 1.0);
    }

    // It was appended to the old one: a number with two points.
    void whatIsTypedForAnotherNumberReplacesItsValue()
    {
        turnOn();
        type(QStringLiteral("0.25"));
        for (const Term term : {Term::b2, Term::x1, Term::W1}) {
            choose(term);
            QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("0.75"));
            QCOMPARE(shown(what().number()), 0.75);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
            QCOMPARE(card().field()->text(), QStringLiteral("0.75"));
        }
        walk().pick({Term::W2, 4, 6}); // as a click on the stage does
        QTest::keyClicks(card().field(), QStringLiteral("0.5"));
        QCOMPARE(shown({Term::W2, 4, 6}), 0.5);
    }

    // It emptied the field, and the change stayed.
    void backspaceAfterEnterTakesTheChangeBack()
    {
        turnOn();
        choose(Term::b2);
        const Selection number = what().number();
        type(QStringLiteral("1.5"));
        QTest::keyClick(card().field(), Qt::Key_Backspace); // of what is being typed, a character
        QTest::keyClicks(card().field(), QStringLiteral("25"));
        QCOMPARE(shown(number), 1.25);
        QTest::keyClick(card().field(), Qt::Key_Return);
        choose(Term::b1);
        type(QStringLiteral("2"));
        QTest::keyClick(card().field(), Qt::Key_Return);
        QTest::keyClick(card().field(), Qt::Key_Backspace);
        QCOMPARE(what().changes(), (std::vector<Change>{{number, 1.25}}));
        QVERIFY(!card().field()->text().isEmpty());
        QTest::keyClick(card().field(), Qt::Key_Backspace);
        QVERIFY(what().changes().empty());
    }

    // The second C was typed into the field.
    void theKeyThatBeginsItEndsItToo()
    {
        for (const bool on : {true, false, true}) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_C);
            QCOMPARE(what().isOn(), on);
        }
        QVERIFY(!card().field()->text().contains(QLatin1Char('c')));
    }

    void arrowsMoveTheNumber()
    {
        turnOn();
        choose(Term::W2);
        const Selection number = what().number();
        const double before = shown(number);
        QTest::keyClick(card().field(), Qt::Key_Up);
        QTest::keyClick(card().field(), Qt::Key_Up);
        QTest::keyClick(card().field(), Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(std::abs(shown(number) - (before + 0.19)) < 1e-8);
    }

    void eachChangeHasAButtonThatTakesItBack()
    {
        turnOn();
        choose(Term::b1);
        type(QStringLiteral("1"));
        const Selection first = what().number();
        choose(Term::b2);
        type(QStringLiteral("2"));
        const Selection second = what().number();
        QCOMPARE(card().list()->buttons().size(), 2);
        QToolButton *newest = card().list()->buttons().first();
        newest->setFocus();
        QTest::mouseClick(newest, Qt::LeftButton);
        QCOMPARE(shown(second), valueAt(*walk().own(), second));
        QCOMPARE(shown(first), 1.0);
        QVERIFY(card().isAncestorOf(QApplication::focusWidget()));
        QTest::mouseClick(card().allBackButton(), Qt::LeftButton);
        QVERIFY(!walk().isMadeUp());
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(card().field()));
    }

    void itSaysThatASlipIsOut()
    {
        m_window->job.slip().begin({StepId::delta2, Mistake::SignReversed});
        turnOn();
        QVERIFY(!m_window->job.slip().isOn());
        QVERIFY2(card().told().contains(QStringLiteral("The slip is out")), qPrintable(card().told()));
        choose(Term::b2);
        type(QStringLiteral("0.5"));
        QVERIFY(!card().told().contains(QStringLiteral("The slip is out")));
        what().setOn(false);
        turnOn();
        QVERIFY(!card().told().contains(QStringLiteral("The slip is out")));
    }

    void theStudentsTurnEndsIt()
    {
        turnOn();
        choose(Term::b2);
        type(QStringLiteral("0.5"));
        stage().setFocus();
        QTest::keyClick(&stage(), Qt::Key_Y);
        QVERIFY(panel().practice()->isOn());
        QVERIFY(!what().isOn());
        QVERIFY(!walk().isMadeUp());
        QVERIFY(!card().isVisible());
        stage().setFocus();
        QTest::keyClick(&stage(), Qt::Key_C);
        QVERIFY(!what().isOn());
    }
};

DELTASCOPE_TEST(TestWhatIfCard)
#include "test_what_if_card.moc"
