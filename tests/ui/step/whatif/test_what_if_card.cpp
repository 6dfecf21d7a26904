// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/step_window.h"

#include "tests/suite.h"
#include "ui/step/panel/gradient_check_tab.h"
#include "ui/step/panel/numbers_card.h"
#include "ui/step/panel/pass_notice.h"
#include "ui/step/panel/term_tools.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/step/practice/practice_card.h"
#include "ui/step/whatif/change_list.h"
#include "ui/step/whatif/drag_handle.h"
#include "ui/step/whatif/value_field.h"
#include "ui/step/whatif/what_if_card.h"
#include "ui/theme/numbers.h"

#include <QClipboard>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>

#include <memory>
#include <utility>

using namespace deltascope;

namespace {
bool close(const Pass<double> &pass, const plain::Pass &expected)
{
    return plain::close(pass.z1, expected.z1, 10) && plain::close(pass.z2, expected.z2, 10) &&
           plain::close(pass.x2, expected.x2, 10) && plain::close(pass.loss, expected.loss, 100) &&
           plain::close(pass.delta2, expected.delta2, 100) &&
           plain::close(pass.delta1, expected.delta1, 1000);
}

// Loops over the network in which the one number has been set, by writing it there.
plain::Pass freshPass(Network<double> network, Vector<double> x0, const Vector<double> &y, Selection at,
                      double value)
{
    auto &[W1, b1, W2, b2] = network.parameters;
    switch (at.term) {
    case Term::x0:
        x0[at.row] = value;
        break;
    case Term::W1:
        W1(at.row, at.column) = value;
        break;
    case Term::b1:
        b1[at.row] = value;
        break;
    case Term::W2:
        W2(at.row, at.column) = value;
        break;
    case Term::x1: // held, a unit is a part of the biases
        b2 += value * W2.row(at.row).transpose();
        W2.row(at.row).setZero();
        break;
    default:
        b2[at.row] = value;
    }
    return plain::backpropagate(network, plain::reals(x0), plain::reals(y));
}
} // namespace

/// What if: numbers changed by the keys and the mouse, and what the window shows of that.
class TestWhatIfCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<StepWindow>();
        m_window->open(networkOf(6, {}));
        m_window->stage->setFocus();
    }
    void cleanup() { m_window.reset(); }

    void isOffUntilItsKeyIsPressed();
    void whatIsTypedHoldsAtOnce_data();
    void whatIsTypedHoldsAtOnce();
    void whatIsNoNumberChangesNothing();
    void whatIsTypedForAnotherNumberReplacesItsValue();
    void backspaceAfterEnterTakesTheChangeBack();
    void theKeyThatBeginsItEndsItToo();
    void arrowsMoveTheNumber();
    void aUnitIsDraggedOnTheStage();
    void aWeightIsDraggedInThePanel();
    void nothingJumpsWhileANumberIsDragged();
    void aDragLeavesTheKeysToTheSteps();
    void itSaysThatASlipIsOut();
    void pixelsArePainted();
    void theFirstKeyTakesOneDeedBack();
    void eachChangeHasAButtonThatTakesItBack();
    void everythingShownIsOfTheChangedPass();
    void aHeldActivationLetsNothingThrough();
    void nothingIsKeptUntilKeepIsPressed();
    void aKeptNumberIsShownAsItWasTyped();
    void aKeptNumberOfAHandNetworkIsUndone();
    void itsUpdateIsNotApplied();
    void itEndsWithItsPass();
    void itGoesOnWithAnotherRate();
    void picturesChangeWithTheirWeightsAlone();
    void theStudentsTurnEndsIt();

private:
    StepWalk &walk() { return m_window->walk(); }
    StepPanel &panel() { return m_window->panel(); }
    WhatIfCard &card() { return *panel().whatIf(); }
    WhatIf &what() { return m_window->job.whatIf(); }
    StageView &stage() { return *m_window->stage; }
    void turnOn()
    {
        QTest::keyClick(&m_window->window, Qt::Key_C);
        QVERIFY(what().isOn());
    }
    void choose(Term term)
    {
        const auto found = std::find(changeable_terms.begin(), changeable_terms.end(), term);
        QToolButton *button = card().terms()[found - changeable_terms.begin()];
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(what().number().term, term);
    }
    void type(const QString &text)
    {
        card().field()->setFocus();
        card().field()->selectAll();
        QTest::keyClicks(card().field(), text);
    }
    double shown(const Selection &number) { return valueAt(*walk().open(), number); }
    void drag(QWidget *widget, const QPoint &from, int up)
    {
        const QPoint pressed = widget->mapToGlobal(from); // what is dragged may move below the cursor
        QTest::mousePress(widget, Qt::LeftButton, {}, from);
        moveTo(widget, pressed - QPoint(0, up / 2));
        moveTo(widget, pressed - QPoint(0, up));
        QTest::mouseRelease(widget, Qt::LeftButton, {}, from);
    }
    void moveTo(QWidget *widget, const QPoint &global)
    {
        QMouseEvent event(QEvent::MouseMove, widget->mapFromGlobal(global), global, Qt::NoButton,
                          Qt::LeftButton, {});
        QApplication::sendEvent(widget, &event);
    }
    void dragTo(QWidget *widget, const QPoint &place) { moveTo(widget, widget->mapToGlobal(place)); }
    QPoint pixelOnStage(int pixel)
    {
        const QRectF input = stage().stageLayout().input();
        const double cell = input.width() / image_side;
        return (input.topLeft() +
                QPointF((pixel % image_side + 0.5) * cell, (pixel / image_side + 0.5) * cell))
            .toPoint();
    }

    std::unique_ptr<StepWindow> m_window;
};

void TestWhatIfCard::isOffUntilItsKeyIsPressed()
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

void TestWhatIfCard::whatIsTypedHoldsAtOnce_data()
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
void TestWhatIfCard::whatIsTypedHoldsAtOnce()
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

void TestWhatIfCard::whatIsNoNumberChangesNothing()
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
void TestWhatIfCard::whatIsTypedForAnotherNumberReplacesItsValue()
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
void TestWhatIfCard::backspaceAfterEnterTakesTheChangeBack()
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
void TestWhatIfCard::theKeyThatBeginsItEndsItToo()
{
    for (const bool on : {true, false, true}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_C);
        QCOMPARE(what().isOn(), on);
    }
    QVERIFY(!card().field()->text().contains(QLatin1Char('c')));
}

void TestWhatIfCard::arrowsMoveTheNumber()
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

void TestWhatIfCard::aUnitIsDraggedOnTheStage()
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

void TestWhatIfCard::aWeightIsDraggedInThePanel()
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
void TestWhatIfCard::nothingJumpsWhileANumberIsDragged()
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
void TestWhatIfCard::aDragLeavesTheKeysToTheSteps()
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

void TestWhatIfCard::itSaysThatASlipIsOut()
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

void TestWhatIfCard::pixelsArePainted()
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

void TestWhatIfCard::theFirstKeyTakesOneDeedBack()
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

void TestWhatIfCard::eachChangeHasAButtonThatTakesItBack()
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

void TestWhatIfCard::everythingShownIsOfTheChangedPass()
{
    const auto own = walk().open();
    turnOn();
    choose(Term::b2);
    type(QStringLiteral("1"));
    const Selection number = what().number();
    const plain::Pass expected = freshPass(*own->network, own->pass().x0, own->pass().y, number, 1);
    QVERIFY(close(*stage().scene().content->pass, expected));
    QCOMPARE(stage().scene().content->network->parameters.b2[number.row], 1.0F);
    // The number in full, and what is copied.
    walk().goTo(StepId::delta2);
    walk().pick({Term::delta2, number.row, 0});
    QTest::keyClick(&stage(), Qt::Key_C, Qt::ControlModifier);
    bool read = false;
    const double copied = QGuiApplication::clipboard()->text().toDouble(&read);
    QVERIFY(read);
    QCOMPARE(copied, walk().open()->pass().delta2[number.row]);
    // The gradient check of the bias itself.
    walk().goTo(StepId::db2);
    panel().tabs()->setCurrentWidget(panel().gradientCheck());
    QCOMPARE(panel().gradientCheck()->check().backpropagated, walk().open()->pass().db2[number.row]);
    QVERIFY(!panel().gradientCheck()->check().differs());
    // The update of the changed network, and the loss after it.
    Network<double> updated = *own->network;
    updated.parameters.b2[number.row] = 1;
    updated.parameters = deltascope::updated(updated.parameters, walk().open()->pass(), own->learning_rate);
    const double after = static_cast<double>(
        plain::forward(updated, plain::reals(own->pass().x0), plain::reals(own->pass().y)).loss);
    QVERIFY(std::abs(walk().open()->after().loss - after) < 1e-12);
}

void TestWhatIfCard::aHeldActivationLetsNothingThrough()
{
    turnOn();
    walk().pick({Term::x1, 2, 0});
    choose(Term::x1);
    type(QStringLiteral("0.5"));
    walk().goTo(StepId::delta1);
    QVERIFY2(card().lossTold().contains(QStringLiteral("held")), qPrintable(card().lossTold()));
    const auto textOf = [&] {
        QStringList texts;
        for (const WorkedEquation &line : panel().numbers()->lines())
            texts.append(plainText(line));
        return texts.join(QLatin1Char('\n'));
    };
    QVERIFY2(textOf().contains(QStringLiteral("held by hand")), qPrintable(textOf()));
    QVERIFY2(!textOf().contains(QStringLiteral("φ′")), qPrintable(textOf()));
    walk().goTo(StepId::x1);
    QVERIFY2(textOf().contains(QStringLiteral("0.5")), qPrintable(textOf()));
    QVERIFY2(!textOf().contains(QStringLiteral("φ(")), qPrintable(textOf()));
    walk().goTo(StepId::db1);
    QCOMPARE(walk().open()->pass().db1[2], 0.0);
    QCOMPARE(walk().open()->after().x1[2], 0.5); // after the update it is still held
}

void TestWhatIfCard::nothingIsKeptUntilKeepIsPressed()
{
    const Network<float> before = m_window->workbench.snapshot()->network;
    turnOn();
    choose(Term::x0);
    type(QStringLiteral("0.5"));
    QVERIFY(!card().keepButton()->isEnabled()); // an input is no part of the network
    const Selection pixel = what().number();
    choose(Term::b2);
    type(QStringLiteral("0.5"));
    const Selection bias = what().number();
    QVERIFY(card().keepButton()->isEnabled());
    QCOMPARE(m_window->workbench.snapshot()->network.parameters, before.parameters);
    QTest::mouseClick(card().keepButton(), Qt::LeftButton);
    const auto live = [&] { return m_window->workbench.snapshot()->network.parameters; };
    QTRY_COMPARE(live().b2[bias.row], 0.5F);
    QTRY_COMPARE(walk().own()->parameters().b2[bias.row], 0.5);
    QCOMPARE(what().changes(), (std::vector<Change>{{pixel, 0.5}})); // which goes on
    QVERIFY(walk().state() == StepWalk::State::Current);
    QVERIFY(walk().canUndo());
    QVERIFY2(panel().notice()->text().contains(QStringLiteral("kept")), qPrintable(panel().notice()->text()));
    QTest::mouseClick(card().allBackButton(), Qt::LeftButton);
    walk().undo();
    QTRY_COMPARE(live(), before.parameters);
    QTRY_COMPARE(walk().own()->parameters().b2[bias.row],
                 static_cast<double>(before.parameters.b2[bias.row]));
    QVERIFY(walk().state() == StepWalk::State::Current);
}

// −0.53 became −0.5299999713897705, and typed once more it was another number.
void TestWhatIfCard::aKeptNumberIsShownAsItWasTyped()
{
    turnOn();
    choose(Term::b2);
    type(QStringLiteral("-0.53"));
    const Selection bias = what().number();
    QTest::mouseClick(card().keepButton(), Qt::LeftButton);
    QTRY_COMPARE(walk().own()->parameters().b2[bias.row], static_cast<double>(-0.53F));
    walk().pick(bias);
    QCOMPARE(card().field()->text(), QStringLiteral("−0.53"));
    QVERIFY2(panel().tools()->readout().endsWith(QStringLiteral(" = −0.53")),
             qPrintable(panel().tools()->readout()));
    type(QStringLiteral("-0.53"));
    QVERIFY(what().changes().empty());
    QCOMPARE(card().field()->text(), QStringLiteral("-0.53"));
    type(QStringLiteral("-0.54"));
    QCOMPARE(what().changes().size(), std::size_t(1));
}

void TestWhatIfCard::aKeptNumberOfAHandNetworkIsUndone()
{
    m_window->workbench.showHand(hand_example(HandNetwork::Mazur), QStringLiteral("mazur"));
    turnOn();
    walk().goTo(StepId::z2);
    drag(&stage(), stage().stageLayout().outputRow(1).center().toPoint(), 20);
    const Selection bias{Term::b2, 1, 0};
    QCOMPARE(shown(bias), 1.0); // 0.6, and 0.02 for each pixel
    const HandExample mazur = hand_example(HandNetwork::Mazur);
    QVERIFY(close(walk().open()->pass(), freshPass(mazur.network, mazur.x0, mazur.y, bias, 1)));
    QVERIFY(walk().own()->parameters().b2[1] == 0.6);
    QTest::mouseClick(card().keepButton(), Qt::LeftButton);
    QCOMPARE(walk().own()->parameters().b2[1], 1.0);
    QVERIFY(!walk().isMadeUp());
    stage().setFocus();
    QTest::keyClick(&stage(), Qt::Key_Backspace); // nothing else is left to take back
    QCOMPARE(walk().own()->parameters().b2[1], 0.6);
}

void TestWhatIfCard::itsUpdateIsNotApplied()
{
    const Network<float> before = m_window->workbench.snapshot()->network;
    turnOn();
    choose(Term::b2);
    type(QStringLiteral("0.5"));
    walk().goTo(StepId::update);
    for (const QPushButton *button : panel().findChildren<QPushButton *>())
        if (button->text() == QLatin1String("Apply the update"))
            QVERIFY(!button->isEnabled());
    walk().apply();
    QTest::qWait(50);
    QCOMPARE(m_window->workbench.snapshot()->network.parameters, before.parameters);
}

void TestWhatIfCard::itEndsWithItsPass()
{
    turnOn();
    choose(Term::b2);
    type(QStringLiteral("0.5"));
    QVERIFY(walk().isMadeUp());
    Image other = someImage();
    std::ranges::reverse(other);
    m_window->workbench.showDrawing(other, 5);
    QVERIFY(!walk().isMadeUp());
    QVERIFY(what().isOn());
    QVERIFY2(card().told().contains(QStringLiteral("ended")), qPrintable(card().told()));
    QCOMPARE(card().list()->lines().size(), 0);
}

void TestWhatIfCard::itGoesOnWithAnotherRate()
{
    turnOn();
    choose(Term::b2);
    type(QStringLiteral("0.5"));
    const double loss = walk().open()->pass().loss;
    TrainingSettings settings = m_window->workbench.settings();
    settings.learning_rate = 0.25;
    m_window->workbench.apply(settings);
    QTRY_COMPARE(walk().open()->learning_rate, 0.25);
    QCOMPARE(walk().open()->pass().loss, loss);
    QVERIFY(walk().isMadeUp());
}

void TestWhatIfCard::picturesChangeWithTheirWeightsAlone()
{
    turnOn();
    walk().goTo(StepId::x1);
    const auto picture = [&](int unit) { return stage().scene().pictures.picture(unit); };
    const QImage second = picture(2);
    const QImage fourth = picture(4);
    what().set({Term::b2, 1, 0}, 2);
    QCOMPARE(picture(4), fourth);
    what().set({Term::W1, 300, 4}, 3);
    QVERIFY(picture(4) != fourth);
    QCOMPARE(picture(2), second);
    what().set({Term::b1, 4, 0}, 1);
    QVERIFY(picture(4) != fourth);
    what().takeAllBack();
    QCOMPARE(picture(4), fourth);
}

void TestWhatIfCard::theStudentsTurnEndsIt()
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

DELTASCOPE_TEST(TestWhatIfCard)
#include "test_what_if_card.moc"
