// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/step/practice/practice_window.h"
#include "ui/equations/equation_view.h"
#include "ui/step/panel/gradient_check_tab.h"
#include "ui/step/practice/answer_field.h"
#include "ui/step/practice/choice_buttons.h"
#include "ui/step/practice/digit_pad.h"
#include "ui/step/practice/practice_card.h"
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QToolButton>

using namespace deltascope;

/// How the card of the student's turn behaves under keys and mouse: where they go, what is in sight, and what
/// it lights up.
class TestPracticeCard : public QObject, protected PracticeWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { m_window.reset(); }

    void askedForARuleAfterThreeRightAnswers();
    void anEmptyFieldLetsTheArrowsStep();
    void whereNothingIsHiddenEnterGoesOn();
    void theRuleIsOutOfSightWhileItIsAskedFor();
    void tabGoesFromTopToBottom();
    void aHintIsWrittenAsTheEquationsAre();
    void theListOfAmountsKeepsTheKeys();
    void theUpdateCannotBeAppliedWhileItIsAskedFor();
    void theGradientCheckSaysWhyItIsOff();
    void theGradientCheckIsOffWhileAZIsAskedFor();
    void aClickOnARuleChoosesIt();
    void aSecondHintLightsUpTheStage_data();
    void aSecondHintLightsUpTheStage();
    void theWheelDoesNotTakeTheKeys();
    void digitsCanBeTapped();
    void theNetworkIsNamedInFull();
    void theCrossOfTheFieldClearsIt();

private:
    /// Three right answers, after which the rule is asked for.
    void answerUntilAsked()
    {
        turnOn(3);
        walk().goTo(StepId::update);
        for (int answered = 0; answered < 3; ++answered) {
            typeRight();
            enter();
        }
        QVERIFY(session().question());
    }
};

void TestPracticeCard::theCrossOfTheFieldClearsIt()
{
    turnOn(3);
    walk().goTo(StepId::update);
    AnswerField *field = card().field();
    auto *cross = field->findChild<QToolButton *>();
    QVERIFY(cross);
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("0.5"));
    QTRY_VERIFY(cross->isVisible());
    QVERIFY(field->rect().contains(cross->geometry()));
    QTest::mouseClick(cross, Qt::LeftButton);
    QCOMPARE(field->text(), QString());
    QVERIFY(field->hasFocus());
    QVERIFY(!session().isAnswered());
}

void TestPracticeCard::askedForARuleAfterThreeRightAnswers()
{
    answerUntilAsked();
    QVERIFY(card().choices()->isVisible());
    QTest::keyClick(QApplication::focusWidget(),
                    static_cast<Qt::Key>(Qt::Key_1 + session().question()->right));
    QVERIFY(session().question()->isRight());
    enter();
    QVERIFY(!session().question());
    QVERIFY(session().asked() && !session().isAnswered()); // the fourth
}

// "784→12…": the list was as narrow as it could be, with room beside it.
void TestPracticeCard::theNetworkIsNamedInFull()
{
    load(m_window->workbench, networkOf(128, {}));
    const QComboBox *networks = card().networks()->networks();
    QTRY_COMPARE(networks->currentText(), QStringLiteral("784→128→10"));
    settle();
    QStyleOptionComboBox option;
    option.initFrom(networks);
    const QRect field = networks->style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                          QStyle::SC_ComboBoxEditField, networks);
    QVERIFY(field.width() >= networks->fontMetrics().horizontalAdvance(networks->currentText()));
}

void TestPracticeCard::anEmptyFieldLetsTheArrowsStep()
{
    turnOn(6);
    walk().goTo(StepId::delta2);
    QTest::keyClick(card().field(), Qt::Key_Right);
    QCOMPARE(walk().step(), StepId::delta1);
    QTest::keyClicks(card().field(), QStringLiteral("12"));
    QTest::keyClick(card().field(), Qt::Key_Left);
    QCOMPARE(walk().step(), StepId::delta1);
    QCOMPARE(card().field()->cursorPosition(), 1);
}

void TestPracticeCard::whereNothingIsHiddenEnterGoesOn()
{
    chooseNetwork(1);
    walk().goTo(StepId::x1);
    turnOn(2);
    QVERIFY(!session().asked());
    enter();
    QCOMPARE(walk().step(), StepId::z2);
}

void TestPracticeCard::theRuleIsOutOfSightWhileItIsAskedFor()
{
    turnOn(3);
    walk().goTo(StepId::update);
    const EquationView *equations = panel().equations();
    for (int answered = 0; answered < 3; ++answered) {
        QVERIFY(equations->isVisible());
        typeRight();
        enter();
    }
    QVERIFY(session().question());
    QVERIFY(!equations->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
    QVERIFY(equations->isVisible());
}

void TestPracticeCard::tabGoesFromTopToBottom()
{
    turnOn(6);
    walk().goTo(StepId::delta2);
    card().field()->setFocus();
    int last = card().field()->mapTo(panel().widget(), QPoint()).y();
    for (int stop = 0; stop < 6; ++stop) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget *now = QApplication::focusWidget();
        if (!panel().widget()->isAncestorOf(now))
            break;
        const int top = now->mapTo(panel().widget(), QPoint(0, now->height() / 2)).y();
        QVERIFY2(top > last - card().field()->height(), qPrintable(now->accessibleName()));
        last = top;
    }
    QVERIFY(last > card().geometry().bottom()); // it has come to the numbers below
}

void TestPracticeCard::aHintIsWrittenAsTheEquationsAre()
{
    turnOn(6);
    walk().goTo(StepId::delta1);
    QTest::keyClick(card().field(), Qt::Key_H, Qt::ControlModifier);
    QTRY_COMPARE(session().hintLevel(), 1);
    const auto labels = card().findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->text().contains(QStringLiteral("δ<sup>1</sup><sub>j</sub>"));
    }));
}

void TestPracticeCard::theListOfAmountsKeepsTheKeys()
{
    turnOn(6);
    walk().goTo(StepId::delta2);
    QComboBox *amounts = nullptr;
    for (QComboBox *list : card().findChildren<QComboBox *>())
        if (list->accessibleName() == QStringLiteral("How many numbers are hidden"))
            amounts = list;
    QVERIFY(amounts);
    amounts->setFocus();
    QTest::keyClick(amounts, Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(session().amount(), AskedAmount::All);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(amounts));
}

void TestPracticeCard::theUpdateCannotBeAppliedWhileItIsAskedFor()
{
    chooseNetwork(2);
    turnOn(2);
    walk().goTo(StepId::update);
    QVERIFY(session().asked());
    const auto buttons = panel().findChildren<QPushButton *>();
    const auto apply = std::ranges::find_if(buttons, [](const QPushButton *button) {
        return button->text() == QStringLiteral("Apply the update");
    });
    QVERIFY(apply != buttons.end());
    QVERIFY(!(*apply)->isEnabled());
    for (session().giveUp(); session().left() > 0; session().giveUp())
        session().goOn();
    QCOMPARE(walk().step(), StepId::update);
    QVERIFY((*apply)->isEnabled());
}

void TestPracticeCard::theGradientCheckSaysWhyItIsOff()
{
    turnOn(6);
    walk().goTo(StepId::delta2);
    QTabWidget *tabs = panel().tabs();
    const int check = tabs->indexOf(panel().gradientCheck());
    QVERIFY(!tabs->isTabEnabled(check));
    QVERIFY(!tabs->tabToolTip(check).isEmpty());
    typeRight();
    QVERIFY(tabs->isTabEnabled(check));
    QVERIFY(tabs->tabToolTip(check).isEmpty());
}

// Its curve is drawn around the value of the z.
void TestPracticeCard::theGradientCheckIsOffWhileAZIsAskedFor()
{
    turnOn(PracticeSession::highestLevel);
    walk().goTo(StepId::z2);
    QVERIFY(session().asked());
    QTabWidget *tabs = panel().tabs();
    const int check = tabs->indexOf(panel().gradientCheck());
    QVERIFY(!tabs->isTabEnabled(check));
    typeRight();
    QVERIFY(tabs->isTabEnabled(check));
}

void TestPracticeCard::aClickOnARuleChoosesIt()
{
    answerUntilAsked();
    const QString right = session().question()->options.value(session().question()->right);
    for (QLabel *label : card().choices()->findChildren<QLabel *>())
        if (label->text() == right)
            QTest::mouseClick(label, Qt::LeftButton);
    QVERIFY(session().question()->isRight());
}

void TestPracticeCard::aSecondHintLightsUpTheStage_data()
{
    QTest::addColumn<StepId>("step");
    QTest::addColumn<int>("network");
    for (const StepId step : {StepId::z1, StepId::z2, StepId::delta2, StepId::delta1, StepId::dW2})
        for (const int network : {0, 2})
            QTest::addRow("%s, %d", to_string(step).data(), network) << step << network;
}

void TestPracticeCard::aSecondHintLightsUpTheStage()
{
    QFETCH(StepId, step);
    QFETCH(int, network);
    chooseNetwork(network);
    turnOn(PracticeSession::highestLevel);
    walk().goTo(step);
    session().giveHint();
    const QImage before = m_window->stage->grab().toImage();
    session().giveHint();
    QCOMPARE(session().hintLevel(), 2);
    QVERIFY(m_window->stage->grab().toImage() != before);
}

void TestPracticeCard::theWheelDoesNotTakeTheKeys()
{
    for (const QComboBox *list : card().findChildren<QComboBox *>())
        QVERIFY2(!(list->focusPolicy() & Qt::WheelFocus & ~Qt::StrongFocus),
                 qPrintable(list->accessibleName()));
}

void TestPracticeCard::digitsCanBeTapped()
{
    turnOn(6);
    walk().goTo(StepId::delta2);
    for (QToolButton *button : card().findChildren<QToolButton *>())
        if (button->accessibleName() == QStringLiteral("Digits to tap"))
            QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(card().pad()->isVisible());
    for (const char *name : {"Type −", "Type 0", "Type ,", "Type 5", "Delete the last character", "Type 2"})
        for (QToolButton *key : card().pad()->findChildren<QToolButton *>())
            if (key->accessibleName() == QString::fromUtf8(name))
                QTest::mouseClick(key, Qt::LeftButton);
    QCOMPARE(card().field()->text(), QStringLiteral("−0,2"));
}

DELTASCOPE_TEST(TestPracticeCard)
#include "test_practice_card.moc"
