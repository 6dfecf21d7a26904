// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/step/batch/batch_window.h"
#include "ui/step/pass/term_values.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace deltascope;

/// A batch beside the pass: which examples are in it, and what they make together.
class TestBatchOfThePass : public QObject, protected BatchWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { m_window.reset(); }

    void meanAndSumMakeTheSameStep()
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
        const QString sum =
            told.section(QStringLiteral("Their sum: 10 · "), 1).section(QStringLiteral(" = "), 1);
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
    void theMeanIsWrittenInOneWay()
    {
        turnOn();
        for (int k = 0; k < 10; ++k) {
            walk().pick({Term::b2, k, 0});
            const QString told = card().meanTold();
            const auto bracketed = [](QString number) {
                return number.remove(QLatin1Char('(')).remove(QLatin1Char(')'));
            };
            const QString first =
                told.section(QStringLiteral("Mean: "), 1).section(QStringLiteral(". "), 0, 0);
            const QString second = told.section(QStringLiteral("Their sum: 10 · "), 1);
            QVERIFY2(bracketed(second).startsWith(first + QLatin1Char(' ')), qPrintable(told));
        }
    }

    void numbersOfImagesAreTyped()
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
    void theLastMiniBatchIsTheOneThatMovedTheNetwork()
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

    void withoutOneItSaysSo()
    {
        turnOn();
        choose(BatchSource::LastBatch);
        QVERIFY(!card().bars()->isVisible());
        QVERIFY2(card().told().contains(QStringLiteral("No mini-batch has been trained")),
                 qPrintable(card().told()));
    }

    // "No mini-batch has been trained" stayed until the pass was opened anew.
    void aBatchThatWasJustTrainedIsShownAtOnce()
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

    void itIsOfTheNetworkOfThePass()
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

    void aNetworkForWorkByHandHasABatch()
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

    void fixedBiasesStay()
    {
        workbench().showHand(hand_example(HandNetwork::Mazur), QStringLiteral("mazur"), 0.5, true);
        walk().goTo(StepId::db2);
        turnOn();
        QVERIFY2(card().meanTold().contains(QStringLiteral("fixed")), qPrintable(card().meanTold()));
        QVERIFY(!card().meanTold().contains(QStringLiteral("A step changes")));
    }
};

DELTASCOPE_TEST(TestBatchOfThePass)
#include "test_batch_of_the_pass.moc"
