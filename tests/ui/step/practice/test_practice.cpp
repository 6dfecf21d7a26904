// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/practice/practice_window.h"

#include "tests/suite.h"
#include "ui/equations/equation_view.h"
#include "ui/stage/curve_picture.h"
#include "ui/stage/hover_card.h"
#include "ui/step/numbers/display_precision.h"
#include "ui/step/numbers/reveal.h"
#include "ui/step/panel/picture_card.h"
#include "ui/step/panel/term_tools.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/step/practice/answer_field.h"
#include "ui/step/practice/network_choice.h"
#include "ui/step/practice/practice_card.h"
#include "ui/theme/numbers.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

using namespace deltascope;

/// The student's turn, with the keys that a student presses.
class TestPractice : public QObject, protected PracticeWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { m_window.reset(); }

    void anHiddenNumberIsHiddenEverywhere_data();
    void anHiddenNumberIsHiddenEverywhere();
    void aRightAnswerIsShownInFull();
    void aWrongAnswerIsDiagnosedAndKeptHidden();
    void whatFollowsFromAnOwnWrongAnswerIsRight();
    void hintsComeInThreeLevels();
    void typedNonsenseIsToldWithItsPlace();
    void threeRightTriesLeadALevelUp();
    void predictsByOneClick();
    void switchedOffItHidesNothing();
    void goingOnWithoutAnAnswerShowsTheNumber();
    void aPassOfAHandNetworkIsWorkedByKeysAlone();
    void aSeedGivesOtherNumbers();
    void theLossAfterTheUpdateIsAskedToItsChange();
    void biasesStayWhereTheStudentSaysSo();
    void afterTheLastStepOtherNumbersBegin();
    void afterTheLastStepAPassBeginsOnceMore();
    void theLinesOfAHiddenGradientAreNotDrawn();
    void whatRoundingLeavesIsNotTold();
    void zeroIsNotRightAsFarAsItGoes();

private:
    /// All that a reader of the window, by eye or ear, can find as text.
    QString allTexts()
    {
        QStringList texts;
        for (const QWidget *widget : m_window->window.findChildren<QWidget *>()) {
            texts << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip();
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                texts << label->text();
            if (const auto *view = qobject_cast<const WorkedEquationView *>(widget))
                for (const WorkedEquation &line : view->lines())
                    texts << plainText(line);
        }
        const Sizes sizes = m_window->stage->scene().content->network->sizes();
        for (StageItem::Kind kind : {StageItem::Kind::HiddenUnit, StageItem::Kind::Output})
            for (int index = 0; index < (kind == StageItem::Kind::Output ? sizes.outputs : sizes.hidden);
                 ++index) {
                StageScene scene = m_window->stage->scene();
                scene.hovered = {kind, index, -1};
                for (const auto &[name, value] : hoverText(scene).lines)
                    texts << name + QStringLiteral(" = ") + value;
            }
        return texts.join(QLatin1Char('\n'));
    }
};

void TestPractice::anHiddenNumberIsHiddenEverywhere_data()
{
    QTest::addColumn<StepId>("step");
    for (const StepId step : {StepId::z1, StepId::x1, StepId::z2, StepId::x2, StepId::loss, StepId::delta2,
                              StepId::delta1, StepId::dW2, StepId::dW1, StepId::update, StepId::after})
        QTest::newRow(to_string(step).data()) << step;
}

void TestPractice::anHiddenNumberIsHiddenEverywhere()
{
    QFETCH(StepId, step);
    turnOn(PracticeSession::highestLevel);
    const Vector<double> &x0 = walk().complete()->pass().x0;
    const auto shaded = std::ranges::find_if(x0, [](double ink) { return ink > 0.3 && ink < 0.9; });
    walk().pick({Term::x0, static_cast<int>(shaded - x0.begin()), 0}); // δ¹ · 1 would be δ¹, which is shown
    walk().goTo(step);
    QVERIFY(session().asked());
    const Selection hidden = selectionOf(*session().asked());
    const double value = rightValue();
    // A change of a parameter is not seen in four digits.
    const QStringList writings = step == StepId::update ? QStringList{exactNumber(value)}
                                                        : QStringList{exactNumber(value), number(value, 4)};
    const auto isTold = [&](const QString &texts) {
        return std::ranges::any_of(writings, [&](const QString &writing) { return texts.contains(writing); });
    };
    QVERIFY2(!isTold(allTexts()), qPrintable(allTexts()));
    if (step != StepId::update) {
        QVERIFY(!isRevealed(walk(), hidden));
        QVERIFY(std::isnan(valueAt(*walk().open(), hidden)));
        QVERIFY(!termAsCsv(*walk().open(), hidden.term).contains(exactNumber(value)));
    }
    for (const TermPicture *picture : panel().pictures()->pictures())
        if (const int entry = picture->content().entryOf(hidden); entry >= 0 && step != StepId::update)
            QVERIFY(std::isnan(picture->content().values[static_cast<std::size_t>(entry)]));
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    if (step != StepId::update) {
        panel().tools()->copyValue();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    }
    typeRight();
    QVERIFY(session().isAnswered());
    QVERIFY(isTold(allTexts()) || allTexts().contains(exactNumber(asShown(value, 12))));
    if (step != StepId::update)
        QVERIFY(isRevealed(walk(), hidden));
}

void TestPractice::aRightAnswerIsShownInFull()
{
    turnOn(6);
    walk().goTo(StepId::delta2);
    typeRight();
    QCOMPARE(session().reply().kind, PracticeReply::Kind::Right);
    QVERIFY(card().said().contains(exactNumber(asShown(rightValue(), 12))));
    enter(); // goes on
    QCOMPARE(walk().step(), StepId::delta1);
    QVERIFY(session().asked());
}

void TestPractice::aWrongAnswerIsDiagnosedAndKeptHidden()
{
    turnOn(6);
    walk().goTo(StepId::delta2);
    const int k = session().asked()->row;
    const Pass<double> &pass = walk().complete()->pass();
    type(QString::number(pass.x2[k] - pass.y[k], 'g', 12)); // the slope forgotten
    QCOMPARE(session().reply().kind, PracticeReply::Kind::Wrong);
    QVERIFY(card().said().contains(practiceSentence(sentence(Mistake::OutputSlopeForgotten))));
    QVERIFY(!session().isAnswered());
    QVERIFY(!isRevealed(walk(), selectionOf(*session().asked())));
    QCOMPARE(session().progress().at(StepId::delta2).wrong, 1);
    QCOMPARE(session().progress().at(StepId::delta2).mistakes.at("M1"), 1);
    typeRight();
    QCOMPARE(session().progress().at(StepId::delta2).right, 0); // it was not the first try
}

void TestPractice::whatFollowsFromAnOwnWrongAnswerIsRight()
{
    turnOn(6);
    walk().goTo(StepId::dW2);
    const Entry weight = *session().asked();
    walk().goTo(StepId::delta2);
    QCOMPARE(session().asked()->row, weight.column);
    const double wrong = 3 * rightValue();
    type(QString::number(wrong, 'g', 12));
    QCOMPARE(session().reply().kind, PracticeReply::Kind::Wrong);
    walk().goTo(StepId::dW2);
    QCOMPARE(*session().asked(), weight);
    type(QString::number(walk().complete()->pass().x1[weight.row] * wrong, 'g', 12));
    QCOMPARE(session().reply().kind, PracticeReply::Kind::Right);
    QVERIFY(card().said().contains(QStringLiteral("it follows from your own δ²[%1]").arg(weight.column)));
}

void TestPractice::hintsComeInThreeLevels()
{
    turnOn(6);
    walk().goTo(StepId::delta2);
    const int k = session().asked()->row;
    QTest::keyClick(card().field(), Qt::Key_H, Qt::ControlModifier);
    QTRY_COMPARE(session().hints().size(), 1); // a button pressed by its key takes a moment
    QVERIFY(card().said().contains(QStringLiteral("δ²ⱼ")) || card().said().contains(QStringLiteral("δ²ₖ")));
    QVERIFY(walk().hidden().hints.empty());
    QTest::keyClick(card().field(), Qt::Key_H, Qt::ControlModifier);
    QTRY_VERIFY(walk().hidden().hasHint({Term::x2, k, 0}));
    QVERIFY(m_window->stage->scene().isHintedOutput(k));
    QVERIFY(!m_window->stage->scene().isHintedOutput((k + 1) % 10));
    QTest::keyClick(card().field(), Qt::Key_H, Qt::ControlModifier);
    QTRY_COMPARE(session().hints().size(), 3);
    QVERIFY(card().said().contains(number(walk().complete()->pass().x2[k], 6)));
    typeRight();
    QVERIFY(walk().hidden().hints.empty());
}

void TestPractice::typedNonsenseIsToldWithItsPlace()
{
    turnOn(6);
    walk().goTo(StepId::delta2);
    type(QStringLiteral("0.5*"));
    QCOMPARE(session().reply().kind, PracticeReply::Kind::Unreadable);
    QVERIFY(card().said().contains(QStringLiteral("At character 5")));
    QVERIFY(session().progress().empty());
}

void TestPractice::threeRightTriesLeadALevelUp()
{
    turnOn(3);
    walk().goTo(StepId::update); // W¹, b¹, W² and b², one of each
    QCOMPARE(session().left(), 4);
    for (int answered = 0; answered < 3; ++answered) {
        typeRight();
        QVERIFY2(session().isAnswered(), qPrintable(card().said()));
        if (answered < 2)
            enter();
    }
    QCOMPARE(session().level(), 4);
    QVERIFY(card().said().contains(QStringLiteral("level 4")));
}

void TestPractice::predictsByOneClick()
{
    turnOn(1);
    walk().goTo(StepId::delta1);
    QVERIFY(session().predicts());
    QVERIFY(!isRevealed(walk(), selectionOf(*session().asked())));
    const QString right = rightValue() < 0 ? QStringLiteral("Negative") : QStringLiteral("Positive");
    for (QPushButton *button : card().findChildren<QPushButton *>())
        if (button->isVisible() && button->accessibleName() == right)
            QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(session().reply().kind, PracticeReply::Kind::Right);
    QVERIFY(isRevealed(walk(), selectionOf(*session().asked())));
}

void TestPractice::switchedOffItHidesNothing()
{
    turnOn(7);
    walk().goTo(StepId::x2);
    QVERIFY(!walk().hidden().empty());
    session().setOn(false);
    QVERIFY(walk().hidden().empty());
    QCOMPARE(walk().open(), walk().complete());
}

void TestPractice::goingOnWithoutAnAnswerShowsTheNumber()
{
    turnOn(6);
    walk().goTo(StepId::delta2);
    const Selection hidden = selectionOf(*session().asked());
    walk().forward();
    QVERIFY(isRevealed(walk(), hidden));
    QVERIFY(!std::isnan(valueAt(*walk().open(), hidden)));
    walk().back();
    QVERIFY(!isRevealed(walk(), hidden)); // it was not answered
}

// Every number of Mazur's example, typed and confirmed; nothing but keys.
void TestPractice::aPassOfAHandNetworkIsWorkedByKeysAlone()
{
    chooseNetwork(1);
    QCOMPARE(walk().open()->sizes(), (Sizes{2, 2, 2}));
    session().setAmount(AskedAmount::All);
    turnOn(PracticeSession::highestLevel);
    std::set<Entry> answered;
    int questions = 0;
    for (int keys = 0; keys < 200 && !(walk().atEnd() && session().isAnswered()); ++keys) {
        if (session().question() && !session().question()->isAnswered()) {
            QTest::keyClick(QApplication::focusWidget(),
                            static_cast<Qt::Key>(Qt::Key_1 + session().question()->right));
            QVERIFY(session().question()->isAnswered());
            ++questions;
        } else if (session().asked() && !session().isAnswered()) {
            const Asked term = session().asked()->term;
            if (term != Asked::db1 && term != Asked::db2) // they are δ, which is shown
                QVERIFY(!allTexts().contains(exactNumber(rightValue())));
            answered.insert(*session().asked());
            typeRight();
            QVERIFY2(session().isAnswered(), qPrintable(card().said()));
        } else if (session().asked()) {
            enter();
        } else {
            QTest::keyClick(m_window->stage, Qt::Key_Right);
        }
    }
    QVERIFY(walk().atEnd());
    // z¹ x¹ z² x² L, δ² δ¹, four gradients, as many new parameters, L after.
    QCOMPARE(static_cast<int>(answered.size()), 2 + 2 + 2 + 2 + 1 + 2 + 2 + 12 + 12 + 1);
    QVERIFY(questions >= 5);
    for (const auto &[step, counts] : session().progress())
        QCOMPARE(counts.wrong, 0);
    QCOMPARE(session().level(), PracticeSession::highestLevel);
}

void TestPractice::aSeedGivesOtherNumbers()
{
    chooseNetwork(2);
    const Network<double> first = *walk().open()->network;
    auto *seed = card().networks()->findChild<QSpinBox *>();
    QVERIFY(seed->isVisible());
    QTest::keyClick(seed, Qt::Key_Up);
    QVERIFY(walk().open()->network->parameters.W1 != first.parameters.W1);
    QCOMPARE(walk().open()->network->parameters.W1,
             hand_example(HandNetwork::TwoTwoTwo, 2).network.parameters.W1);
    QTest::keyClick(seed, Qt::Key_Down);
    QCOMPARE(walk().open()->network->parameters.W1, first.parameters.W1);
}

void TestPractice::theLossAfterTheUpdateIsAskedToItsChange()
{
    chooseNetwork(1);
    turnOn(2);
    walk().goTo(StepId::after);
    type(QStringLiteral("0.298371109")); // the loss before
    QCOMPARE(session().reply().kind, PracticeReply::Kind::Wrong);
    type(QStringLiteral("0.280471447"));
    QCOMPARE(session().reply().kind, PracticeReply::Kind::Right);
}

void TestPractice::biasesStayWhereTheStudentSaysSo()
{
    chooseNetwork(1);
    QCheckBox *fixed = card().networks()->fixedBiases();
    QTest::mouseClick(fixed, Qt::LeftButton, {}, {8, fixed->height() / 2});
    QVERIFY(walk().complete()->fixed_biases);
    QVERIFY(std::abs(walk().complete()->after().loss - 0.291027774) < 1e-9);
    m_window->stage->setFocus();
    turnOn(2);
    walk().goTo(StepId::update);
    QCOMPARE(session().left(), 2); // a weight of each layer
    walk().goTo(StepId::after);
    type(QStringLiteral("0.291027774"));
    QCOMPARE(session().reply().kind, PracticeReply::Kind::Right);
}

void TestPractice::afterTheLastStepOtherNumbersBegin()
{
    chooseNetwork(2);
    const int seed = card().networks()->seed();
    turnOn(2);
    walk().goTo(StepId::after);
    typeRight();
    enter();
    QCOMPARE(card().networks()->seed(), seed + 1);
    QCOMPARE(walk().step(), StepId::x0);
    walk().goTo(StepId::after);
    QVERIFY(session().asked() && !session().isAnswered());
}

void TestPractice::afterTheLastStepAPassBeginsOnceMore()
{
    chooseNetwork(1);
    turnOn(2);
    walk().goTo(StepId::after);
    typeRight();
    const auto pass = walk().complete();
    enter();
    QCOMPARE(walk().complete(), pass);
    QCOMPARE(walk().step(), StepId::x0);
    walk().goTo(StepId::after);
    QVERIFY(session().asked() && !session().isAnswered());
}

void TestPractice::theLinesOfAHiddenGradientAreNotDrawn()
{
    chooseNetwork(2);
    turnOn(3);
    walk().goTo(StepId::dW1);
    QVERIFY(session().asked());
    const int unit = selectionOf(*session().asked()).column;
    const auto beforeTheUnit = [&] {
        const StageLayout &layout = m_window->stage->stageLayout();
        const LevelCurve line{layout.inputPort(0), layout.unitIn(unit)};
        return m_window->stage->grab().toImage().pixelColor(line.at(0.97).toPoint());
    };
    QCOMPARE(beforeTheUnit(), colours().window);
    typeRight();
    QVERIFY(beforeTheUnit() != colours().window);
}

void TestPractice::whatRoundingLeavesIsNotTold()
{
    chooseNetwork(2);
    session().setAmount(AskedAmount::All);
    turnOn(PracticeSession::highestLevel);
    walk().goTo(StepId::z1);
    walk().pick({Term::z1, 0, 0});
    QVERIFY(exactNumber(rightValue()).size() > 10); // 0.499…94
    type(QStringLiteral("0.6*0.6-0.45*0.8"));
    QVERIFY2(card().said().contains(QStringLiteral("this gives 0.")), qPrintable(card().said()));
    type(QStringLiteral("0.5"));
    QVERIFY2(card().said().contains(QStringLiteral("= 0.5.")), qPrintable(card().said()));
}

void TestPractice::zeroIsNotRightAsFarAsItGoes()
{
    chooseNetwork(2);
    turnOn(2);
    walk().goTo(StepId::update);
    QVERIFY(std::abs(rightValue()) < 0.5);
    type(QStringLiteral("0"));
    QVERIFY2(card().said().startsWith(QStringLiteral("Not yet.")), qPrintable(card().said()));
}

DELTASCOPE_TEST(TestPractice)
#include "test_practice.moc"
