// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/opened_window.h"

#include "tests/suite.h"
#include "ui/step/panel/step_job.h"
#include "ui/step/panel/step_panel.h"
#include "ui/theme/theme.h"

#include <QComboBox>

using namespace deltascope;

namespace {
// Reads everything as this digit, with all its outputs sure of it.
Network<float> stubbornNetwork(int digit)
{
    Network<float> network{{}, initial_parameters(3, Init::Scaled, 1)};
    network.parameters.W2.setZero();
    network.parameters.b2.setConstant(-20);
    network.parameters.b2[digit] = 20;
    return network;
}
} // namespace

class TestMisreadExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.forgetEverything();
        m_window = std::make_unique<OpenedWindow>();
        QVERIFY(m_window->isReady());
    }
    void cleanup() { m_window.reset(); }

    void pickedAtRandom();
    void shownAsSoonAsChosen();
    void offeredWhereThereIsLittleToLearn();

private:
    Workbench &workbench() { return (*m_window)->workbench(); }
    int label() { return *workbench().example().label; }
    void loadStubborn(int digit);

    TestHome m_home;
    std::unique_ptr<OpenedWindow> m_window;
};

void TestMisreadExamples::loadStubborn(int digit)
{
    TrainingSettings settings;
    settings.hidden_units = 3;
    workbench().load(stubbornNetwork(digit), settings);
    QTRY_COMPARE(workbench().snapshot()->network.hidden_units(), 3);
}

void TestMisreadExamples::pickedAtRandom()
{
    const int digit = label();
    loadStubborn(digit);
    auto *kinds = m_window->control<QComboBox>("Digit of a random image");
    QVERIFY(kinds);
    kinds->setFocus();
    QTest::keyClicks(kinds, QStringLiteral("misread"));
    QCOMPARE(kinds->currentText(), QStringLiteral("misread"));
    for (int time = 0; time < 5; ++time) {
        QSignalSpy changed(&workbench(), &Workbench::exampleChanged);
        m_window->click("Show a random image");
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(workbench().example().source, ExampleSource::Test);
        QVERIFY(label() != digit);
    }
}

// It took a second press, of Random.
void TestMisreadExamples::shownAsSoonAsChosen()
{
    const int digit = label();
    loadStubborn(digit);
    auto *kinds = m_window->control<QComboBox>("Digit of a random image");
    QVERIFY(kinds);
    kinds->setFocus();
    QTest::keyClick(kinds, Qt::Key_Down); // the one below "any digit"
    QCOMPARE(kinds->currentText(), QStringLiteral("misread"));
    QTRY_VERIFY(label() != digit);
    QVERIFY(kinds->hasFocus());
}

void TestMisreadExamples::offeredWhereThereIsLittleToLearn()
{
    const int digit = label();
    loadStubborn(digit);
    const auto offer = [this] { return m_window->control<QPushButton>("Try one it misreads"); };
    (*m_window)->setJob(Job::Step);
    for (StepId step = StepId::x0; step < StepId::loss; step = static_cast<StepId>(int(step) + 1)) {
        QCOMPARE(offer() != nullptr, step == StepId::x0); // where the example is chosen
        QTest::keyClick(&**m_window, Qt::Key_Right);
    }
    QCOMPARE((*m_window)->stepJob().walk().step(), StepId::loss);
    QVERIFY(offer());
    (*m_window)->resize(1024, 768);
    for (const Theme::Mode mode : {Theme::Mode::Projector, Theme::Mode::Light}) {
        Theme::instance().setMode(mode);
        QTRY_VERIFY(offer()->width() >= offer()->sizeHint().width()); // it was cut at both ends
    }
    QTest::mouseClick(offer(), Qt::LeftButton);
    QTRY_VERIFY(label() != digit);
    QCOMPARE((*m_window)->stepJob().walk().open()->pass().y[label()], 1.0);
    QVERIFY((*m_window)->stepJob().walk().open()->pass().loss > 0.9);
    QVERIFY(!offer());
    QCOMPARE((*m_window)->stepJob().walk().step(), StepId::loss);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right); // the keys go on walking
    QCOMPARE((*m_window)->stepJob().walk().step(), StepId::delta2);
}

DELTASCOPE_TEST(TestMisreadExamples)
#include "test_misread_examples.moc"
