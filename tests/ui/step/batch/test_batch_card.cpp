// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/step/batch/batch_window.h"
#include "ui/step/practice/practice_card.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

#include <QPushButton>

using namespace deltascope;

/// A batch beside the pass, by the keys and the mouse: its bars, against single passes.
class TestBatchCard : public QObject, protected BatchWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { m_window.reset(); }

    void isOffUntilItsKeyIsPressed()
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

    void barsAreTheGradientsOfSinglePasses_data()
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

    void barsAreTheGradientsOfSinglePasses()
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

    void barsFollowTheSelectedNumber()
    {
        turnOn();
        walk().pick({Term::dW2, 1, 4});
        verifyBars(*walk().own()->network, {Term::W2, 1, 4});
        QTest::keyClick(card().bars(), Qt::Key_Escape);
        QTest::keyClick(&stage(), Qt::Key_Right); // onward
        QVERIFY(walk().step() == StepId::db2);
        verifyBars(*walk().own()->network, {Term::b2, 4, 0});
    }

    void aClickStepsThroughAnExample()
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
    void theNumberStaysSelectedFromExampleToExample()
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
    void aNetworkThatIsMeasuredAnewKeepsItsBars()
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

    void arrowsGoFromBarToBar()
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

    void theMouseReadsABar()
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

    void theStudentsTurnEndsIt()
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

    void nothingIsToldWhileASlipIsIn()
    {
        turnOn();
        m_window->job.slip().beginBySeed(3);
        QVERIFY(walk().complete()->slip);
        QVERIFY(!card().bars()->isVisible());
        QVERIFY(!card().stepButton()->isVisible());
        QVERIFY2(card().told().startsWith(QStringLiteral("Not while a slip is in")),
                 qPrintable(card().told()));
        m_window->job.slip().end();
        QVERIFY(card().bars()->isVisible());
    }

    void whatIfIsNotInIt()
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

    void namesFollowTheConvention()
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
};

DELTASCOPE_TEST(TestBatchCard)
#include "test_batch_card.moc"
