// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/step/step_window.h"
#include "ui/settings/predict_first.h"
#include "ui/step/panel/term_tools.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/pictures/contribution_table.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/step/practice/practice_card.h"
#include "ui/step/predict/predict_card.h"
#include "ui/step/predict/predict_session.h"
#include "ui/step/whatif/what_if_card.h"
#include "ui/theme/numbers.h"

#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QToolButton>

#include <memory>

using namespace deltascope;

/// Predict first, by its keys and buttons, and what the window tells meanwhile.
class TestPredictFirst : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        PredictFirst::instance().set(false);
        m_window = std::make_unique<StepWindow>();
        m_window->open(networkOf(6, {}));
        m_window->stage->setFocus();
    }
    void cleanup()
    {
        m_window.reset();
        PredictFirst::instance().set(false);
    }

    void isOffUntilItsKeyIsPressed();
    void isKeptForTheNextStart();
    void eachStepIsHiddenUntilItIsAnswered();
    void theSpaceBarShowsTheStepBeforeItGoesOn();
    void theTimelinesButtonShowsTheLastStep();
    void lettersAnswerBeforeTheyMeanAnythingElse();
    void aButtonAnswersAndLeavesTheKeysToTheSteps();
    void aWrongAnswerIsToldWithTheRightOne();
    void anAnswerHoldsForThisPassAlone();
    void outputsHaveTheirNames();
    void questionAndStageAreOfTheSameUnit();
    void theStageDoesNotTellTheQuestionOfDelta1();
    void theSelectionDoesNotTellTheLargestUnit();
    void thePictureTellsAScreenReaderNoAnswer();
    void atTheLossTheErrorsAreHiddenToo();
    void playingStopsAtAQuestion();
    void buildingUpShowsTheStepFirst();
    void itWaitsWhileItIsYourTurn();
    void itWaitsDuringAWhatIf();
    void theGradientCheckWaitsForTheAnswer();
    void anotherRateAsksAboutTheUpdateAgain();

private:
    StepWalk &walk() { return m_window->walk(); }
    StepPanel &panel() { return m_window->panel(); }
    PredictCard &card() { return *panel().predict(); }
    PredictSession &session() { return m_window->job.predict(); }
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    void turnOn()
    {
        press(Qt::Key_Q);
        QVERIFY(session().isOn());
    }
    Qt::Key rightKey() { return static_cast<Qt::Key>(Qt::Key_A + session().asked()->right); }
    Qt::Key wrongKey() { return session().asked()->right == 0 ? Qt::Key_B : Qt::Key_A; }
    QPushButton *choice(int number) { return card().choices()[number]; }
    // All numbers that the pass shown has of what the step makes.
    std::vector<double> shownOf(Term term)
    {
        std::vector<double> values;
        const auto [rows, columns] = shape_of(term, walk().open()->sizes());
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column)
                values.push_back(valueAt(*walk().open(), {term, row, column}));
        return values;
    }

    std::unique_ptr<StepWindow> m_window;
};

void TestPredictFirst::isOffUntilItsKeyIsPressed()
{
    QVERIFY(!card().switchButton()->isChecked());
    QVERIFY(!choice(0)->isVisible());
    press(Qt::Key_Space);
    QCOMPARE(walk().step(), StepId::z1);
    QVERIFY(walk().hidden().empty());
    turnOn();
    QVERIFY(card().switchButton()->isChecked());
    QVERIFY(choice(0)->isVisible());
    QVERIFY(!card().asked().isEmpty());
    QTest::mouseClick(card().switchButton(), Qt::LeftButton);
    QVERIFY(!session().isOn());
    QVERIFY(walk().hidden().empty());
    QVERIFY(!choice(0)->isVisible());
}

void TestPredictFirst::isKeptForTheNextStart()
{
    turnOn();
    PredictFirst::instance().restore();
    QVERIFY(PredictFirst::instance().isOn());
    QSettings().setValue(QStringLiteral("window/predict-first"), false);
    PredictFirst::instance().restore();
    QVERIFY(!PredictFirst::instance().isOn());
    QVERIFY(!card().switchButton()->isChecked());
}

void TestPredictFirst::eachStepIsHiddenUntilItIsAnswered()
{
    turnOn();
    for (int step = 1; step < step_count; ++step) {
        press(Qt::Key_Space);
        const auto now = static_cast<StepId>(step);
        QCOMPARE(walk().step(), now);
        QVERIFY(session().isOpen());
        const Term made = facts(now).makes;
        if (now < StepId::update)
            for (const double value : shownOf(made))
                QVERIFY(std::isnan(value));
        if (now == StepId::after)
            QVERIFY(std::isnan(walk().open()->after().loss));
        settle();
        for (const auto &placed : panel().numbers()->tokens())
            if (placed.token.number && placed.token.number->term == made)
                QVERIFY2(placed.token.role == Token::Role::Name, qPrintable(placed.token.text));
        const Selection asked =
            now == StepId::update ? Selection{Term::theta, 0, 0} : session().asked()->about;
        if (panel().contributions()->isVisible()) // the sum of those that no row shows is none either
            for (const auto &contribution : panel().contributions()->contributions().rows)
                QVERIFY(!contribution.label.contains(QStringLiteral("more")) ||
                        plainText(contribution.line) == QStringLiteral("?"));
        QVERIFY2(!panel().tools()->readout().contains(QLatin1Char('=')) || now == StepId::update,
                 qPrintable(panel().tools()->readout()));
        press(rightKey());
        QVERIFY(!session().isOpen());
        QVERIFY(walk().hidden().empty());
        QCOMPARE(walk().step(), now);
        if (now < StepId::update)
            QCOMPARE(valueAt(*walk().open(), asked), valueAt(*walk().complete(), asked));
        QVERIFY2(card().said().startsWith(QStringLiteral("Right.")), qPrintable(card().said()));
        QVERIFY2(!card().said().contains(QLatin1Char('%')), qPrintable(card().said()));
    }
    QCOMPARE(card().score(), QStringLiteral("13 of 13 right"));
}

void TestPredictFirst::theSpaceBarShowsTheStepBeforeItGoesOn()
{
    turnOn();
    for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Right, Qt::Key_PageDown, Qt::Key_O}) {
        press(key);
        const StepId step = walk().step();
        QVERIFY(session().isOpen());
        press(key);
        QCOMPARE(walk().step(), step);
        QVERIFY(!session().isOpen());
        QVERIFY(card().said().startsWith(QStringLiteral("It is ")));
        QVERIFY(choice(session().asked()->right)->text().contains(QStringLiteral("right")));
    }
    QCOMPARE(card().score(), QString()); // nobody has answered
    press(Qt::Key_Left);
    QCOMPARE(walk().step(), StepId::z2);
    QVERIFY(!session().isOpen());
}

// It was disabled there, as nothing comes after it.
void TestPredictFirst::theTimelinesButtonShowsTheLastStep()
{
    turnOn();
    press(Qt::Key_End);
    QVERIFY(session().isOpen());
    QToolButton *forward = nullptr;
    for (QToolButton *button : m_window->job.timeline()->findChildren<QToolButton *>())
        if (button->accessibleName() == QStringLiteral("Forward one step"))
            forward = button;
    QVERIFY(forward && forward->isEnabled());
    QTest::mouseClick(forward, Qt::LeftButton);
    QVERIFY(!session().isOpen());
    QVERIFY(std::isfinite(walk().open()->after().loss));
    QVERIFY(!forward->isEnabled());
}

void TestPredictFirst::lettersAnswerBeforeTheyMeanAnythingElse()
{
    turnOn();
    press(Qt::Key_Space);
    press(Qt::Key_C); // What if, at other times
    QVERIFY(!m_window->job.whatIf().isOn());
    QCOMPARE(session().chosen(), std::optional(2));
    press(Qt::Key_C);
    QVERIFY(m_window->job.whatIf().isOn());
}

void TestPredictFirst::aButtonAnswersAndLeavesTheKeysToTheSteps()
{
    turnOn();
    press(Qt::Key_Space);
    QTest::mouseClick(choice(1), Qt::LeftButton);
    QCOMPARE(session().chosen(), std::optional(1));
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(m_window->stage));
    press(Qt::Key_Space);
    QCOMPARE(walk().step(), StepId::x1);
    QTest::mouseClick(card().showButton(), Qt::LeftButton);
    QVERIFY(!session().isOpen());
    QCOMPARE(session().chosen(), std::nullopt);
    press(Qt::Key_Space);
    choice(0)->setFocus(); // by Tab
    QTest::mouseClick(choice(0), Qt::LeftButton);
    QCOMPARE(session().chosen(), std::optional(0));
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(m_window->stage));
}

void TestPredictFirst::aWrongAnswerIsToldWithTheRightOne()
{
    turnOn();
    walk().goTo(StepId::delta1);
    const int wrong = wrongKey() - Qt::Key_A;
    press(wrongKey());
    const Prediction &asked = *session().asked();
    QVERIFY(choice(wrong)->text().endsWith(QStringLiteral("not this one")));
    QVERIFY(choice(asked.right)->text().endsWith(QStringLiteral("right")));
    const QString letter = QString(QChar(u'A' + static_cast<char16_t>(asked.right)));
    QVERIFY2(card().said().startsWith(QStringLiteral("Not so: it is %1 (").arg(letter)),
             qPrintable(card().said()));
    QVERIFY(card().said().contains(shownNumber(valueAt(*walk().open(), asked.answer), 4)));
    QCOMPARE(card().score(), QStringLiteral("0 of 1 right"));
    QCOMPARE(walk().selection(), asked.answer);
}

void TestPredictFirst::anAnswerHoldsForThisPassAlone()
{
    turnOn();
    walk().goTo(StepId::z2);
    const QString question = card().asked();
    press(rightKey());
    walk().goTo(StepId::x0);
    QVERIFY(!session().asked());
    walk().goTo(StepId::z2);
    QVERIFY(!session().isOpen());
    QCOMPARE(card().asked(), question);
    QVERIFY(card().said().startsWith(QStringLiteral("Right.")));
    m_window->workbench.showDrawing(someImage(), 5);
    QVERIFY(session().isOpen());
    QVERIFY(std::isnan(walk().open()->pass().z2[0]));
    QCOMPARE(card().score(), QStringLiteral("1 of 1 right"));
    m_window->job.setActive(false);
    QVERIFY(!session().isOpen());
    m_window->job.setActive(true);
    QVERIFY(session().isOpen());
}

void TestPredictFirst::outputsHaveTheirNames()
{
    turnOn();
    walk().goTo(StepId::loss);
    const Prediction &asked = *session().asked();
    for (int i = 0; i < static_cast<int>(asked.choices.size()); ++i)
        QCOMPARE(choice(i)->text(), QStringLiteral("%1  Output %2")
                                        .arg(QChar(u'A' + static_cast<char16_t>(i)))
                                        .arg(*asked.choices[static_cast<std::size_t>(i)].index));
}

// Back at a step, its question was about z¹₁ and the stage showed unit 114, which was selected last.
void TestPredictFirst::questionAndStageAreOfTheSameUnit()
{
    const StageScene &scene = m_window->stage->scene();
    turnOn();
    press(Qt::Key_Right);
    for (const bool answers : {true, false}) {
        const int asked = session().asked()->about.row;
        QCOMPARE(scene.selectedUnit(), std::optional(asked));
        if (answers)
            press(rightKey());
        walk().goTo(StepId::x1);
        walk().pick({Term::x1, (asked + 1) % 6, 0});
        press(Qt::Key_Home);
        press(Qt::Key_Right);
        QCOMPARE(walk().step(), StepId::z1);
        QVERIFY(!session().isOpen());
        QCOMPARE(session().asked()->about.row, asked);
        QCOMPARE(walk().component().row, asked);
        QCOMPARE(scene.selectedUnit(), std::optional(asked));
    }
}

// "δ¹ adds up, what comes back" stood over x⁰ while δ¹ was asked for.
void TestPredictFirst::theStageDoesNotTellTheQuestionOfDelta1()
{
    const StageScene &scene = m_window->stage->scene();
    const auto heading = [&] {
        const StageLayout &layout = m_window->stage->stageLayout();
        const QRectF input = layout.input();
        return m_window->stage->grab(
            QRectF(input.left(), 0, input.width(), layout.headerBaseline() + 4).toAlignedRect());
    };
    walk().goTo(StepId::delta2);
    const QImage ofInput = heading().toImage();
    turnOn();
    walk().goTo(StepId::delta1);
    QVERIFY(session().isOpen());
    QVERIFY(!scene.unitInTheMaking());
    QCOMPARE(heading().toImage(), ofInput);
    press(rightKey());
    QVERIFY(scene.unitInTheMaking());
    QVERIFY(heading().toImage() != ofInput);
}

// The walk begins with the unit that has it, and δ¹ⱼ of that unit stood in the panel.
void TestPredictFirst::theSelectionDoesNotTellTheLargestUnit()
{
    turnOn();
    walk().goTo(StepId::delta1);
    Image image = someImage();
    while (session().asked()->kind != PredictionKind::LargestUnit) { // two images of three
        ++image[0];
        m_window->workbench.showDrawing(image, 3);
    }
    QCOMPARE(walk().component().row, *session().asked()->choices.front().index);
    press(Qt::Key_Space);
    Eigen::Index largest = 0;
    walk().open()->pass().delta1.cwiseAbs().maxCoeff(&largest);
    QCOMPARE(walk().component().row, static_cast<int>(largest));
}

void TestPredictFirst::thePictureTellsAScreenReaderNoAnswer()
{
    const QString answer = QStringLiteral("the network answers");
    QVERIFY(m_window->stage->accessibleDescription().contains(answer));
    turnOn();
    walk().goTo(StepId::z2);
    QVERIFY(!m_window->stage->accessibleDescription().contains(answer));
    press(Qt::Key_Space);
    QVERIFY(m_window->stage->accessibleDescription().contains(answer));
}

// x² − y of each output told which adds most to the loss.
void TestPredictFirst::atTheLossTheErrorsAreHiddenToo()
{
    const StageScene &scene = m_window->stage->scene();
    walk().goTo(StepId::loss);
    QVERIFY(scene.isRevealed(StepId::loss, 0));
    walk().first();
    turnOn();
    walk().goTo(StepId::loss);
    QVERIFY(session().isOpen());
    for (int k = 0; k < 10; ++k) {
        QVERIFY(!scene.isRevealed(StepId::loss, k));
        QVERIFY(scene.isRevealed(StepId::x2, k));
    }
    press(Qt::Key_Space);
    QVERIFY(scene.isRevealed(StepId::loss, 9));
}

void TestPredictFirst::playingStopsAtAQuestion()
{
    turnOn();
    m_window->job.player().setSpeed(50);
    press(Qt::Key_P);
    QVERIFY(m_window->job.player().isPlaying());
    QTRY_COMPARE(walk().step(), StepId::z1);
    QVERIFY(!m_window->job.player().isPlaying());
    QVERIFY(session().isOpen());
    press(Qt::Key_P);
    QTRY_COMPARE(walk().step(), StepId::x1);
    QTRY_VERIFY(!m_window->job.player().isPlaying());
    QVERIFY(session().isOpen());
}

void TestPredictFirst::buildingUpShowsTheStepFirst()
{
    turnOn();
    walk().goTo(StepId::delta1);
    QVERIFY(session().isOpen());
    m_window->job.player().buildUp();
    QVERIFY(!session().isOpen());
    QVERIFY(walk().position().component);
}

void TestPredictFirst::itWaitsWhileItIsYourTurn()
{
    turnOn();
    walk().goTo(StepId::delta2);
    QVERIFY(session().isOpen());
    press(Qt::Key_Y);
    QVERIFY(!session().isOpen());
    QVERIFY(!card().isVisible());
    QVERIFY(!walk().hidden().whole);
    m_window->job.practice().setLevel(6);
    QVERIFY(!walk().hidden().empty()); // its own numbers stay hidden
    QVERIFY(!walk().hidden().whole);
    m_window->stage->setFocus();
    press(Qt::Key_Y);
    QVERIFY(card().isVisible());
    QVERIFY(session().isOpen());
    QVERIFY(walk().hidden().whole);
}

void TestPredictFirst::itWaitsDuringAWhatIf()
{
    turnOn();
    walk().goTo(StepId::delta2);
    panel().whatIf()->toggle();
    QVERIFY(!session().isOpen());
    QVERIFY(walk().hidden().empty());
    QVERIFY(card().asked().startsWith(QStringLiteral("No predictions")));
    panel().whatIf()->toggle();
    QVERIFY(session().isOpen());
}

void TestPredictFirst::theGradientCheckWaitsForTheAnswer()
{
    turnOn();
    walk().goTo(StepId::dW1);
    QVERIFY(!panel().tabs()->isTabEnabled(2));
    press(rightKey());
    QVERIFY(panel().tabs()->isTabEnabled(2));
}

void TestPredictFirst::anotherRateAsksAboutTheUpdateAgain()
{
    turnOn();
    walk().goTo(StepId::after);
    press(rightKey());
    const QString before = card().said();
    const double loss = walk().open()->after().loss;
    TrainingSettings slower = m_window->workbench.settings();
    slower.learning_rate /= 2;
    m_window->workbench.apply(slower);
    QTRY_VERIFY(walk().complete()->after().loss != loss);
    QVERIFY(card().said() != before);
}

DELTASCOPE_TEST(TestPredictFirst)
#include "test_predict_first.moc"
