// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/step/whatif/what_if_window.h"
#include "ui/step/panel/gradient_check_tab.h"
#include "ui/step/panel/numbers_card.h"
#include "ui/step/panel/pass_notice.h"
#include "ui/step/panel/term_tools.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/step/whatif/change_list.h"

#include <QClipboard>
#include <QPushButton>
#include <QScrollBar>
#include <QTabWidget>

using namespace deltascope;

/// What if: all that is shown follows, and what becomes of it when it is kept or ends.
class TestWhatFollows : public QObject, protected WhatIfWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { m_window.reset(); }

    void everythingShownIsOfTheChangedPass()
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
        updated.parameters =
            deltascope::updated(updated.parameters, walk().open()->pass(), own->learning_rate);
        const double after = static_cast<double>(
            plain::forward(updated, plain::reals(own->pass().x0), plain::reals(own->pass().y)).loss);
        QVERIFY(std::abs(walk().open()->after().loss - after) < 1e-12);
    }

    void aHeldActivationLetsNothingThrough()
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

    void picturesChangeWithTheirWeightsAlone()
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

    void nothingIsKeptUntilKeepIsPressed()
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
        QVERIFY2(panel().notice()->text().contains(QStringLiteral("kept")),
                 qPrintable(panel().notice()->text()));
        QTest::mouseClick(card().allBackButton(), Qt::LeftButton);
        walk().undo();
        QTRY_COMPARE(live(), before.parameters);
        QTRY_COMPARE(walk().own()->parameters().b2[bias.row],
                     static_cast<double>(before.parameters.b2[bias.row]));
        QVERIFY(walk().state() == StepWalk::State::Current);
    }

    // The panel scrolled to the middle of the step, away from the card.
    void takingKeptNumbersBackLeavesThePanelWhereItIs()
    {
        const auto live = [&] { return m_window->workbench.snapshot()->network.parameters; };
        const Parameters<float> before = live();
        m_window->window.resize(1300, 500);
        turnOn();
        choose(Term::b2);
        type(QStringLiteral("0.5"));
        QTest::mouseClick(card().keepButton(), Qt::LeftButton);
        QTRY_VERIFY(walk().canUndo());
        QPushButton *back = nullptr;
        for (QPushButton *button : panel().findChildren<QPushButton *>())
            if (button->isVisible() && button->text() == QLatin1String("Take the kept numbers back"))
                back = button;
        QVERIFY(back);
        panel().verticalScrollBar()->setValue(0);
        QTest::mouseClick(back, Qt::LeftButton);
        QTRY_COMPARE(live(), before);
        QTRY_VERIFY(!back->isVisible());
        settle();
        QVERIFY(panel().verticalScrollBar()->maximum() > 0);
        QCOMPARE(panel().verticalScrollBar()->value(), 0);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(&stage()));
    }

    // As everywhere else.
    void ctrlZTakesBackToo()
    {
        const auto live = [&] { return m_window->workbench.snapshot()->network.parameters; };
        const Parameters<float> before = live();
        turnOn();
        choose(Term::b2);
        type(QStringLiteral("0.5"));
        QTest::mouseClick(card().keepButton(), Qt::LeftButton);
        QTRY_VERIFY(walk().canUndo());
        QTest::keyClick(card().field(), Qt::Key_Return); // what is typed is done with
        QTest::keyClick(card().field(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(live(), before);
        type(QStringLiteral("0.6"));
        stage().setFocus();
        QTest::keyClick(&stage(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(what().changes().empty());
    }

    // −0.53 became −0.5299999713897705, and typed once more it was another number.
    void aKeptNumberIsShownAsItWasTyped()
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

    void aKeptNumberOfAHandNetworkIsUndone()
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

    void itsUpdateIsNotApplied()
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

    void itEndsWithItsPass()
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

    void itGoesOnWithAnotherRate()
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
};

DELTASCOPE_TEST(TestWhatFollows)
#include "test_what_follows.moc"
