// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/step_window.h"

#include "tests/suite.h"
#include "ui/step/batch/batch_card.h"
#include "ui/step/batch/gradient_bars.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/practice/practice_card.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <memory>

using namespace deltascope;

namespace {
constexpr int loading = 30000; // milliseconds, of a slow machine

// ∂Lₙ/∂θ of one example, by loops.
double gradientOf(const Network<double> &network, const Example &example, const Selection &parameter)
{
    const auto x0 = plain::reals(example.x0InDouble());
    const plain::Pass pass = plain::backpropagate(network, x0, plain::reals(example.target()));
    const auto row = static_cast<std::size_t>(parameter.row);
    const auto column = static_cast<std::size_t>(parameter.column);
    switch (parameter.term) {
    case Term::W1:
        return static_cast<double>(x0[row] * pass.delta1[column]);
    case Term::b1:
        return static_cast<double>(pass.delta1[row]);
    case Term::W2:
        return static_cast<double>(pass.x1[row] * pass.delta2[column]);
    default:
        return static_cast<double>(pass.delta2[row]);
    }
}

bool isNear(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * (1 + std::abs(b));
}
} // namespace

/// A batch beside the pass: by the keys and the mouse, against single passes.
class TestBatchCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<StepWindow>();
        workbench().start();
        QTRY_VERIFY_WITH_TIMEOUT(workbench().hasData(), loading);
        load(workbench(), networkOf(6, {}));
        workbench().showExample(ExampleSource::Test, 259);
        m_window->job.setActive(true);
        QVERIFY(walk().open());
        walk().goTo(StepId::dW2);
        stage().setFocus();
    }
    void cleanup() { m_window.reset(); }

    void isOffUntilItsKeyIsPressed();
    void barsAreTheGradientsOfSinglePasses_data();
    void barsAreTheGradientsOfSinglePasses();
    void barsFollowTheSelectedNumber();
    void aClickStepsThroughAnExample();
    void theNumberStaysSelectedFromExampleToExample();
    void aNetworkThatIsMeasuredAnewKeepsItsBars();
    void arrowsGoFromBarToBar();
    void theMouseReadsABar();
    void meanAndSumMakeTheSameStep();
    void theMeanIsWrittenInOneWay();
    void numbersOfImagesAreTyped();
    void theLastMiniBatchIsTheOneThatMovedTheNetwork();
    void withoutOneItSaysSo();
    void aBatchThatWasJustTrainedIsShownAtOnce();
    void itIsOfTheNetworkOfThePass();
    void aNetworkForWorkByHandHasABatch();
    void fixedBiasesStay();
    void theStudentsTurnEndsIt();
    void nothingIsToldWhileASlipIsIn();
    void whatIfIsNotInIt();
    void namesFollowTheConvention();

private:
    Workbench &workbench() { return m_window->workbench; }
    StepWalk &walk() { return m_window->walk(); }
    BatchCard &card() { return *m_window->panel().batch(); }
    ExampleBatch &batch() { return m_window->job.batch(); }
    StageView &stage() { return *m_window->stage; }
    const std::vector<Example> &examples() { return batch().chosen().examples; }
    void turnOn()
    {
        QTest::keyClick(&m_window->window, Qt::Key_M);
        QVERIFY(batch().isOn());
        waitForNumbers();
    }
    void waitForNumbers() { QTRY_VERIFY_WITH_TIMEOUT(batch().found() || examples().empty(), loading); }
    void choose(BatchSource source)
    {
        card().sources()->setFocus();
        while (card().sources()->currentIndex() > 0)
            QTest::keyClick(card().sources(), Qt::Key_Up);
        for (int i = 0; i < static_cast<int>(source); ++i)
            QTest::keyClick(card().sources(), Qt::Key_Down);
        QVERIFY(batch().choice().source == source);
        waitForNumbers();
    }
    void verifyBars(const Network<double> &network, const Selection &parameter)
    {
        QCOMPARE(batch().parameter(), parameter);
        const ExampleGradients &shown = card().bars()->gradients();
        QCOMPARE(shown.each.size(), examples().size());
        double sum = 0;
        for (std::size_t n = 0; n < examples().size(); ++n) {
            const double expected = ::gradientOf(network, examples()[n], parameter);
            sum += expected;
            QVERIFY(isNear(shown.each[n], expected));
            QVERIFY(isNear(shown.running_mean[n], sum / static_cast<double>(n + 1)));
        }
    }
    QPoint middleOf(int place) { return card().bars()->column(place).center().toPoint(); }

    std::unique_ptr<StepWindow> m_window;
};

void TestBatchCard::isOffUntilItsKeyIsPressed()
{
    QVERIFY(!batch().isOn());
    QVERIFY(examples().empty());
    QVERIFY(!card().bars()->isVisible());
    turnOn();
    QVERIFY(card().bars()->isVisible());
    QCOMPARE(examples().size(), std::size_t(10));
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(card().bars()));
    QTest::keyClick(&m_window->window, Qt::Key_M);
    QVERIFY(!batch().isOn());
    QVERIFY(!card().bars()->isVisible());
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(&stage()));
}

void TestBatchCard::barsAreTheGradientsOfSinglePasses_data()
{
    QTest::addColumn<StepId>("step");
    QTest::addColumn<Selection>("parameter");
    QTest::newRow("W1") << StepId::dW1 << Selection{Term::W1, 300, 4};
    QTest::newRow("b1") << StepId::db1 << Selection{Term::b1, 5, 0};
    QTest::newRow("W2") << StepId::dW2 << Selection{Term::W2, 3, 7};
    QTest::newRow("b2") << StepId::db2 << Selection{Term::b2, 9, 0};
    QTest::newRow("W1, at the update") << StepId::update << Selection{Term::W1, 300, 4};
    QTest::newRow("b1, at the beginning") << StepId::z1 << Selection{Term::b1, 2, 0};
}

void TestBatchCard::barsAreTheGradientsOfSinglePasses()
{
    QFETCH(StepId, step);
    QFETCH(Selection, parameter);
    turnOn();
    QVERIFY(batch().choice().source == BatchSource::FromHere); // nothing has been trained
    QCOMPARE(examples().front().index, 259);
    walk().goTo(step);
    walk().pick(parameter);
    verifyBars(*walk().own()->network, parameter);
}

void TestBatchCard::barsFollowTheSelectedNumber()
{
    turnOn();
    walk().pick({Term::dW2, 1, 4});
    verifyBars(*walk().own()->network, {Term::W2, 1, 4});
    QTest::keyClick(card().bars(), Qt::Key_Escape);
    QTest::keyClick(&stage(), Qt::Key_Right); // onward
    QVERIFY(walk().step() == StepId::db2);
    verifyBars(*walk().own()->network, {Term::b2, 4, 0});
}

void TestBatchCard::aClickStepsThroughAnExample()
{
    turnOn();
    walk().pick({Term::W2, 3, 7});
    const auto before = card().bars()->gradients().each;
    QTest::mouseClick(card().bars(), Qt::LeftButton, {}, middleOf(4));
    QCOMPARE(workbench().example().index, 263);
    QCOMPARE(batch().presentPlace(), 4);
    QCOMPARE(examples().front().index, 259); // the same batch
    waitForNumbers();                        // images that arrive late ask for them again
    QCOMPARE(card().bars()->gradients().each, before);
    QVERIFY(isNear(walk().open()->pass().dW2(3, 7), before[4]));
    QVERIFY(!card().stepButton()->isEnabled());
    // Another image than one of them begins another batch.
    workbench().showExample(ExampleSource::Test, 9999);
    QCOMPARE(examples().front().index, 9999);
    QCOMPARE(examples()[1].index, 0);
    waitForNumbers();
    verifyBars(*walk().own()->network, {Term::W2, 3, 7});
}

// Of another example another unit has the largest δ¹.
void TestBatchCard::theNumberStaysSelectedFromExampleToExample()
{
    walk().goTo(StepId::db1);
    turnOn();
    const Selection parameter = batch().parameter();
    QCOMPARE(parameter.term, Term::b1);
    const auto before = card().bars()->gradients().each;
    for (const int place : {5, 2, 8}) {
        QTest::mouseClick(card().bars(), Qt::LeftButton, {}, middleOf(place));
        QCOMPARE(batch().parameter(), parameter);
        QCOMPARE(card().bars()->gradients().each, before);
        QCOMPARE(walk().selection(), (Selection{Term::db1, parameter.row, 0}));
    }
}

// Every new snapshot of a network that had not changed emptied them for a moment.
void TestBatchCard::aNetworkThatIsMeasuredAnewKeepsItsBars()
{
    turnOn();
    const auto before = card().bars()->gradients().each;
    TrainingSettings settings = workbench().settings();
    settings.momentum = 0.5;
    workbench().apply(settings);
    QTRY_COMPARE(workbench().snapshot()->settings.momentum, 0.5);
    walk().pick(walk().selection());
    QTest::mouseClick(card().bars(), Qt::LeftButton, {}, middleOf(4));
    QCOMPARE(batch().presentPlace(), 4);
    QCOMPARE(card().bars()->gradients().each, before);
}

void TestBatchCard::arrowsGoFromBarToBar()
{
    turnOn();
    card().bars()->setFocus();
    QTest::keyClick(card().bars(), Qt::Key_Right);
    QTest::keyClick(card().bars(), Qt::Key_Right);
    QVERIFY(walk().step() == StepId::dW2); // and not from step to step
    QVERIFY2(card().exampleTold().startsWith(QStringLiteral("Example 3: test image 261")),
             qPrintable(card().exampleTold()));
    QTest::keyClick(card().bars(), Qt::Key_End);
    QVERIFY(card().exampleTold().startsWith(QStringLiteral("Example 10:")));
    QTest::keyClick(card().bars(), Qt::Key_Left);
    QTest::keyClick(card().bars(), Qt::Key_Return);
    QCOMPARE(workbench().example().index, 267);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(card().bars()));
    QTest::keyClick(card().bars(), Qt::Key_Home);
    QTest::mouseClick(card().stepButton(), Qt::LeftButton);
    QCOMPARE(workbench().example().index, 259);
    card().bars()->setFocus();
    QTest::keyClick(card().bars(), Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(&stage()));
}

void TestBatchCard::theMouseReadsABar()
{
    turnOn();
    walk().pick({Term::W2, 3, 7});
    moveTo(card().bars(), middleOf(6));
    const QStringList told = card().exampleTold().split(QLatin1Char('\n'));
    QVERIFY(told[0].startsWith(QStringLiteral("Example 7: test image 265")));
    const ExampleGradients &shown = card().bars()->gradients();
    QVERIFY2(shows(told[1].section(QStringLiteral(" = "), 1), static_cast<plain::Real>(shown.each[6])),
             qPrintable(told[1]));
    QVERIFY(told[1].contains(QStringLiteral("[3,7]")));
    const QString mean = told[2].section(QStringLiteral(": "), 1);
    QVERIFY2(shows(mean, static_cast<plain::Real>(shown.running_mean[6])), qPrintable(mean));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(card().bars(), &leave);
    QVERIFY(card().exampleTold().startsWith(QStringLiteral("Example 1:")));
}

void TestBatchCard::meanAndSumMakeTheSameStep()
{
    turnOn();
    walk().pick({Term::b2, 3, 0});
    const double mean = card().bars()->gradients().mean();
    const QString told = card().meanTold();
    const QString shown = told.section(QStringLiteral("Mean: "), 1).section(QStringLiteral(". "), 0, 0);
    QVERIFY2(shows(shown, static_cast<plain::Real>(mean)), qPrintable(told));
    // η is 0.5. Who calculates with the mean that is shown gets what is shown.
    const QString step = told.section(QStringLiteral("−0.5 · "), 1).section(QStringLiteral(" = "), 1);
    const QString stepShown = step.section(QStringLiteral(". "), 0, 0);
    QVERIFY2(shows(stepShown, static_cast<plain::Real>(-0.5 * readNumber(shown))), qPrintable(told));
    const QString sum = told.section(QStringLiteral("Their sum: 10 · "), 1).section(QStringLiteral(" = "), 1);
    QVERIFY2(shows(sum.section(QStringLiteral(". "), 0, 0), static_cast<plain::Real>(10 * mean)),
             qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("η = 0.5/10 = 0.05.")), qPrintable(told));
    card().count()->setFocus();
    card().count()->selectAll();
    QTest::keyClicks(card().count(), QStringLiteral("1"));
    waitForNumbers();
    QCOMPARE(examples().size(), std::size_t(1));
    QVERIFY(!card().meanTold().contains(QStringLiteral("sum")));
    QVERIFY(!card().turns()->isVisible());
}

// It had four digits in one sentence and five in the next.
void TestBatchCard::theMeanIsWrittenInOneWay()
{
    turnOn();
    for (int k = 0; k < 10; ++k) {
        walk().pick({Term::b2, k, 0});
        const QString told = card().meanTold();
        const auto bracketed = [](QString number) {
            return number.remove(QLatin1Char('(')).remove(QLatin1Char(')'));
        };
        const QString first = told.section(QStringLiteral("Mean: "), 1).section(QStringLiteral(". "), 0, 0);
        const QString second = told.section(QStringLiteral("Their sum: 10 · "), 1);
        QVERIFY2(bracketed(second).startsWith(first + QLatin1Char(' ')), qPrintable(told));
    }
}

void TestBatchCard::numbersOfImagesAreTyped()
{
    turnOn();
    choose(BatchSource::Typed);
    QVERIFY(card().numbers()->isVisible());
    card().numbers()->setFocus();
    card().numbers()->selectAll();
    QTest::keyClicks(card().numbers(), QStringLiteral("3, 17-19"));
    QCOMPARE(examples().size(), std::size_t(4));
    QCOMPARE(examples()[2].index, 18);
    waitForNumbers();
    walk().pick({Term::W2, 3, 7});
    verifyBars(*walk().own()->network, {Term::W2, 3, 7});
    QTest::keyClicks(card().numbers(), QStringLiteral(", x"));
    QVERIFY(examples().empty());
    QVERIFY(!card().bars()->isVisible());
    QVERIFY2(card().told().contains(QStringLiteral("Type numbers")), qPrintable(card().told()));
}

// What the batch changed is the mean of the gradients of its examples, with the network from before.
void TestBatchCard::theLastMiniBatchIsTheOneThatMovedTheNetwork()
{
    TrainingSettings settings = workbench().settings();
    settings.batch_size = 12;
    workbench().apply(settings);
    const Network<double> before = workbench().snapshot()->network.cast<double>();
    workbench().trainOneBatch();
    QTRY_VERIFY(workbench().snapshot()->last_batch && !workbench().isTraining());
    walk().takeNewParameters();
    turnOn();
    QVERIFY(batch().choice().source == BatchSource::LastBatch);
    QCOMPARE(examples().size(), std::size_t(12));
    QVERIFY2(card().told().contains(QStringLiteral("12 training images")), qPrintable(card().told()));
    for (const Selection &parameter : {Selection{Term::b2, 3, 0}, Selection{Term::W2, 2, 5}}) {
        double mean = 0;
        for (const Example &example : examples())
            mean += ::gradientOf(before, example, parameter) / 12;
        const double moved =
            valueAt(*walk().own(), parameter) -
            (parameter.term == Term::b2 ? before.parameters.b2[3] : before.parameters.W2(2, 5));
        QVERIFY(std::abs(mean) > 1e-4);
        QVERIFY(std::abs(moved + 0.5 * mean) < 1e-6);
        walk().pick(parameter);
        verifyBars(*walk().own()->network, parameter); // with the network from after it
    }
    QTest::mouseClick(card().bars(), Qt::LeftButton, {}, middleOf(2));
    QVERIFY(workbench().example().source == ExampleSource::Train);
    QCOMPARE(batch().presentPlace(), 2);
}

void TestBatchCard::withoutOneItSaysSo()
{
    turnOn();
    choose(BatchSource::LastBatch);
    QVERIFY(!card().bars()->isVisible());
    QVERIFY2(card().told().contains(QStringLiteral("No mini-batch has been trained")),
             qPrintable(card().told()));
}

// "No mini-batch has been trained" stayed until the pass was opened anew.
void TestBatchCard::aBatchThatWasJustTrainedIsShownAtOnce()
{
    turnOn();
    choose(BatchSource::LastBatch);
    QVERIFY(examples().empty());
    for (int batches = 1; batches <= 2; ++batches) {
        const auto before = workbench().snapshot()->last_batch;
        workbench().trainOneBatch();
        QTRY_VERIFY(workbench().snapshot()->last_batch != before && !workbench().isTraining());
        const auto images = workbench().snapshot()->last_batch->images();
        QCOMPARE(examples().size(), images.size());
        for (std::size_t i = 0; i < images.size(); ++i)
            QCOMPARE(examples()[i].index, images[i]);
    }
    QVERIFY(walk().state() == StepWalk::State::MovedOn);
    QVERIFY2(card().told().contains(QStringLiteral("trained last")), qPrintable(card().told()));
    QVERIFY2(card().told().contains(QStringLiteral("has changed since")), qPrintable(card().told()));
    walk().pick({Term::b2, 3, 0});
    waitForNumbers();
    verifyBars(*walk().own()->network, {Term::b2, 3, 0});
}

void TestBatchCard::itIsOfTheNetworkOfThePass()
{
    turnOn();
    walk().pick({Term::b2, 3, 0});
    const auto found = batch().found();
    workbench().trainOneBatch();
    QTRY_VERIFY(walk().state() == StepWalk::State::MovedOn && !workbench().isTraining());
    QCOMPARE(batch().found(), found);
    verifyBars(*walk().own()->network, {Term::b2, 3, 0});
    QVERIFY2(card().told().contains(QStringLiteral("has changed since")), qPrintable(card().told()));
    walk().takeNewParameters();
    QVERIFY(batch().found() != found); // nothing of the network from before
    QCOMPARE(card().bars()->gradients().each.empty(), !batch().found());
    QCOMPARE(card().exampleTold().isEmpty(), !batch().found());
    waitForNumbers();
    verifyBars(*walk().own()->network, {Term::b2, 3, 0});
    QVERIFY(!card().told().contains(QStringLiteral("has changed since")));
}

void TestBatchCard::aNetworkForWorkByHandHasABatch()
{
    const HandExample mazur = hand_example(HandNetwork::Mazur);
    workbench().showHand(mazur, QStringLiteral("mazur"));
    walk().goTo(StepId::dW1);
    turnOn();
    QCOMPARE(examples().size(), std::size_t(10));
    QVERIFY(!card().sources()->isVisible());
    walk().pick({Term::W1, 1, 0});
    verifyBars(mazur.network, {Term::W1, 1, 0});
    QTest::mouseClick(card().bars(), Qt::LeftButton, {}, middleOf(3));
    QCOMPARE(batch().presentPlace(), 3);
    QCOMPARE(walk().own()->pass().dW1(1, 0), card().bars()->gradients().each[3]);
    workbench().leaveHand();
    QCOMPARE(examples().front().index, 259);
    waitForNumbers();
    verifyBars(*walk().own()->network, {Term::W1, 1, 0});
}

void TestBatchCard::fixedBiasesStay()
{
    workbench().showHand(hand_example(HandNetwork::Mazur), QStringLiteral("mazur"), 0.5, true);
    walk().goTo(StepId::db2);
    turnOn();
    QVERIFY2(card().meanTold().contains(QStringLiteral("fixed")), qPrintable(card().meanTold()));
    QVERIFY(!card().meanTold().contains(QStringLiteral("A step changes")));
}

void TestBatchCard::theStudentsTurnEndsIt()
{
    turnOn();
    stage().setFocus();
    QTest::keyClick(&stage(), Qt::Key_Y);
    QVERIFY(m_window->panel().practice()->isOn());
    QVERIFY(!batch().isOn());
    QVERIFY(!card().isVisible());
    stage().setFocus();
    QTest::keyClick(&stage(), Qt::Key_M);
    QVERIFY(!batch().isOn());
}

void TestBatchCard::nothingIsToldWhileASlipIsIn()
{
    turnOn();
    m_window->job.slip().beginBySeed(3);
    QVERIFY(walk().complete()->slip);
    QVERIFY(!card().bars()->isVisible());
    QVERIFY(!card().stepButton()->isVisible());
    QVERIFY2(card().told().startsWith(QStringLiteral("Not while a slip is in")), qPrintable(card().told()));
    m_window->job.slip().end();
    QVERIFY(card().bars()->isVisible());
}

void TestBatchCard::whatIfIsNotInIt()
{
    turnOn();
    m_window->job.whatIf().setOn(true);
    m_window->job.whatIf().set({Term::b2, 3, 0}, 2);
    QVERIFY(walk().isMadeUp());
    waitForNumbers();
    walk().pick({Term::b2, 3, 0});
    verifyBars(*walk().own()->network, {Term::b2, 3, 0});
    QVERIFY2(card().told().contains(QStringLiteral("the network itself")), qPrintable(card().told()));
}

void TestBatchCard::namesFollowTheConvention()
{
    turnOn();
    walk().pick({Term::W2, 3, 7});
    QVERIFY(card().exampleTold().contains(QStringLiteral("[3,7]")));
    setWeightOrder(Convention::UnitsFirst);
    Theme::instance().restyle();
    QVERIFY2(card().exampleTold().contains(QStringLiteral("[7,3]")), qPrintable(card().exampleTold()));
    setWeightOrder(Convention::InputsFirst);
    Theme::instance().restyle();
}

DELTASCOPE_TEST(TestBatchCard)
#include "test_batch_card.moc"
