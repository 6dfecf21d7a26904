// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/fixture.h"

#include "tests/suite.h"
#include "ui/step/pass/term_values.h"

using namespace deltascope;

Q_DECLARE_METATYPE(deltascope::WalkPosition)

class TestStepWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void visitsAllStepsInOrder();
    void steppingBackRestores();
    void overLeavesAStepAndBackReturns();
    void insideVisitsEveryContribution();
    void insideOfAGradientShowsEntriesFirst();
    void skipsWholeComponents();
    void togglingInsideEntersAndLeaves();
    void pickLeavesTheExampleEntry();
    void positionsFormOneLine_data();
    void positionsFormOneLine();
    void needsALabel();
    void pickedNumberStaysChosen();
    void pickOutsideIsIgnored();
    void pickInsideMovesTheComponent();
    void newExampleOpensANewPass();
    void rateChangesTheUpdate();
    void updateIsAppliedAndUndone();
    void trainingLeavesThePass();
    void anotherNetworkIsTakenAtOnce();
    void undoEndsWithTraining();
    void pointingReachesTheStage();

private:
    void open(int hiddenUnits = 4);

    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<StepWalk> m_walk;
};

void TestStepWalk::init()
{
    m_workbench = std::make_unique<Workbench>();
    m_walk = std::make_unique<StepWalk>(*m_workbench);
}

void TestStepWalk::cleanup()
{
    m_walk.reset();
    m_workbench.reset();
}

void TestStepWalk::open(int hiddenUnits)
{
    load(*m_workbench, networkOf(hiddenUnits, {}));
    m_workbench->showDrawing(someImage(), 3);
    m_walk->activate();
    QVERIFY(m_walk->open());
}

void TestStepWalk::visitsAllStepsInOrder()
{
    open();
    for (int step = 0; step < step_count; ++step) {
        QCOMPARE(static_cast<int>(m_walk->step()), step);
        m_walk->forward();
    }
    QVERIFY(m_walk->atEnd());
    m_walk->first();
    QVERIFY(m_walk->atBeginning());
    m_walk->last();
    QVERIFY(m_walk->atEnd());
    m_walk->goTo(StepId::delta1);
    QCOMPARE(m_walk->step(), StepId::delta1);
}

void TestStepWalk::steppingBackRestores()
{
    open();
    for (const bool inside : {false, true}) {
        m_walk->first();
        m_walk->setGoesInside(inside);
        const auto pass = m_walk->open();
        QList<std::tuple<WalkPosition, Selection, int>> seen;
        while (!m_walk->atEnd()) {
            seen.append({m_walk->position(), m_walk->component(), m_walk->substep()});
            m_walk->forward();
        }
        while (!seen.isEmpty()) {
            m_walk->back();
            const auto [position, component, substep] = seen.takeLast();
            QVERIFY(m_walk->position() == position);
            QVERIFY(m_walk->component() == component);
            QCOMPARE(m_walk->substep(), substep);
        }
        QVERIFY(m_walk->atBeginning());
        QCOMPARE(m_walk->open(), pass);
    }
}

void TestStepWalk::overLeavesAStepAndBackReturns()
{
    open();
    m_walk->setGoesInside(true);
    m_walk->goTo(StepId::delta1);
    for (int i = 0; i < 5; ++i)
        m_walk->forward();
    const WalkPosition within = m_walk->position();
    QVERIFY(within.component);
    m_walk->over();
    QVERIFY(m_walk->position() == WalkPosition{StepId::dW2});
    m_walk->back();
    QVERIFY(m_walk->position() == within);
}

void TestStepWalk::insideVisitsEveryContribution()
{
    open(2);
    m_walk->setGoesInside(true);
    m_walk->goTo(StepId::delta1);
    for (int unit = 0; unit < 2; ++unit)
        for (int substep = 0; substep <= scaled_substep; ++substep) {
            m_walk->forward();
            QCOMPARE(m_walk->position().component, std::optional(unit));
            QCOMPARE(m_walk->substep(), substep);
            QVERIFY((m_walk->component() == Selection{Term::delta1, unit, 0}));
            QCOMPARE(m_walk->focus().step->substep, substep);
        }
    m_walk->forward();
    QVERIFY(m_walk->position() == WalkPosition{StepId::dW2});
}

// Of each unit's gradient the darkest pixel, a grey one and an empty one, then the whole image.
void TestStepWalk::insideOfAGradientShowsEntriesFirst()
{
    open(2);
    m_walk->setGoesInside(true);
    m_walk->goTo(StepId::dW1);
    const Vector<double> &x0 = m_walk->open()->pass().x0;
    for (int unit = 0; unit < 2; ++unit) {
        QList<double> inks;
        for (int entry = 0; entry < 3; ++entry) {
            m_walk->forward();
            QCOMPARE(m_walk->position().component, std::optional(unit));
            QCOMPARE(m_walk->component().column, unit);
            inks.append(x0[m_walk->component().row]);
        }
        QCOMPARE(inks[0], x0.maxCoeff());
        QVERIFY(inks[1] < inks[0] && inks[1] > inks[2]);
        QCOMPARE(inks[2], 0.0);
        m_walk->forward();
        QVERIFY((m_walk->position() == WalkPosition{StepId::dW1, unit}));
    }
    m_walk->forward();
    QVERIFY(m_walk->position() == WalkPosition{StepId::db1});
}

void TestStepWalk::skipsWholeComponents()
{
    open(4);
    m_walk->setGoesInside(true);
    m_walk->goTo(StepId::delta1);
    for (int press = 0; press < 3; ++press)
        m_walk->forward();
    QVERIFY((m_walk->position() == WalkPosition{StepId::delta1, 0, 2}));
    m_walk->nextComponent();
    QVERIFY((m_walk->position() == WalkPosition{StepId::delta1, 1}));
    m_walk->back();
    QVERIFY((m_walk->position() == WalkPosition{StepId::delta1, 0, 2}));
    for (int press = 0; press < 4; ++press)
        m_walk->nextComponent();
    QVERIFY(m_walk->position() == WalkPosition{StepId::dW2});
    m_walk->previousComponent();
    QVERIFY((m_walk->position() == WalkPosition{StepId::delta1, 3}));
    for (int press = 0; press < 4; ++press)
        m_walk->previousComponent();
    QVERIFY(m_walk->position() == WalkPosition{StepId::delta1});
}

void TestStepWalk::togglingInsideEntersAndLeaves()
{
    open(4);
    m_walk->goTo(StepId::delta1);
    m_walk->toggleInside();
    QVERIFY(m_walk->goesInside());
    QVERIFY((m_walk->position() == WalkPosition{StepId::delta1, 0, 0}));
    m_walk->forward();
    m_walk->toggleInside();
    QVERIFY(!m_walk->goesInside());
    QVERIFY(m_walk->position() == WalkPosition{StepId::delta1});
    m_walk->back();
    QVERIFY((m_walk->position() == WalkPosition{StepId::delta1, 0, 1}));
}

void TestStepWalk::pickLeavesTheExampleEntry()
{
    open(4);
    m_walk->goTo(StepId::dW1);
    m_walk->toggleInside();
    m_walk->pick({Term::dW1, 400, 0});
    QVERIFY((m_walk->component() == Selection{Term::dW1, 400, 0}));
    QVERIFY((m_walk->position() == WalkPosition{StepId::dW1, 0}));
}

void TestStepWalk::positionsFormOneLine_data()
{
    QTest::addColumn<int>("hiddenUnits");
    for (const int units : {1, 2, 30})
        QTest::addRow("K = %d", units) << units;
}

void TestStepWalk::positionsFormOneLine()
{
    QFETCH(int, hiddenUnits);
    WalkPosition position;
    int visited = 1;
    while (position.step != StepId::after) {
        const WalkPosition next = nextPosition(position, {.hidden = hiddenUnits}, true);
        QVERIFY(previousPosition(next, {.hidden = hiddenUnits}, true) == position);
        position = next;
        ++visited;
    }
    // 14 steps; z¹, x¹, ∂b¹ unit by unit; five by output; δ¹ in twelve stages a unit; the columns of ∂W¹ and
    // ∂W² after some of their entries; four parameters.
    const int entries = std::min(3, hiddenUnits);
    QCOMPARE(visited,
             14 + 3 * hiddenUnits + 5 * 10 + 12 * hiddenUnits + 4 * hiddenUnits + (entries + 1) * 10 + 4);
}

void TestStepWalk::needsALabel()
{
    m_workbench->showDrawing(someImage(), std::nullopt);
    m_walk->activate();
    QCOMPARE(m_walk->state(), StepWalk::State::Closed);
    QVERIFY(!m_walk->focus().step);
    m_walk->forward();
    QVERIFY(m_walk->atBeginning());
    m_workbench->showDrawing(someImage(), 4);
    QCOMPARE(m_walk->state(), StepWalk::State::Current);
}

void TestStepWalk::pickedNumberStaysChosen()
{
    open();
    m_walk->goTo(StepId::delta1);
    m_walk->pick({Term::delta1, 2, 0});
    QVERIFY((m_walk->component() == Selection{Term::delta1, 2, 0}));
    m_walk->pick({Term::delta2, 6, 0});
    QVERIFY((m_walk->selection() == Selection{Term::delta2, 6, 0}));
    QVERIFY((m_walk->component() == Selection{Term::delta1, 2, 0}));
    m_walk->forward();
    QVERIFY((m_walk->selection() == Selection{Term::dW2, 2, 6}));
    QVERIFY((m_walk->parameter() == TermEntry{Term::W2, 2, 6}));
    m_walk->back();
    QVERIFY((m_walk->selection() == Selection{Term::delta2, 6, 0}));
}

void TestStepWalk::pickOutsideIsIgnored()
{
    open();
    m_walk->goTo(StepId::delta1);
    const Selection before = m_walk->component();
    m_walk->pick({Term::delta1, 4, 0});
    m_walk->pick({Term::delta1, -1, 0});
    m_walk->pick({Term::W1, 0, 4});
    QVERIFY(m_walk->component() == before);
}

void TestStepWalk::pickInsideMovesTheComponent()
{
    open();
    m_walk->setGoesInside(true);
    m_walk->goTo(StepId::z2);
    m_walk->forward();
    m_walk->pick({Term::z2, 8, 0});
    QCOMPARE(m_walk->position().component, std::optional(8));
    m_walk->forward();
    QCOMPARE(m_walk->position().component, std::optional(9));
}

void TestStepWalk::newExampleOpensANewPass()
{
    open();
    m_walk->goTo(StepId::x2);
    const auto pass = m_walk->open();
    m_workbench->showDrawing(someImage(), 5);
    QVERIFY(m_walk->open() != pass);
    QCOMPARE(m_walk->open()->pass().y[5], 1.0);
    QCOMPARE(m_walk->step(), StepId::x2);
}

void TestStepWalk::rateChangesTheUpdate()
{
    open();
    const double promised = m_walk->open()->promisedDrop();
    const auto pass = m_walk->open()->content->pass;
    m_workbench->apply([this] {
        TrainingSettings settings = m_workbench->settings();
        settings.learning_rate = 0.25;
        return settings;
    }());
    QTRY_COMPARE(m_walk->open()->learning_rate, 0.25);
    QCOMPARE(m_walk->open()->promisedDrop(), promised / 2);
    QCOMPARE(m_walk->open()->content->pass, pass);
}

void TestStepWalk::updateIsAppliedAndUndone()
{
    open(30);
    const Parameters<float> before = m_workbench->snapshot()->network.parameters;
    const auto pass = m_walk->open();
    m_walk->last();
    QVERIFY(m_workbench->snapshot()->network.parameters == before);
    m_walk->apply();
    QTRY_COMPARE(m_walk->state(), StepWalk::State::Applied);
    QCOMPARE(m_walk->open(), pass);

    const Parameters<float> &after = m_workbench->snapshot()->network.parameters;
    for (int j = 0; j < 30; ++j)
        for (int k = 0; k < digit_count; ++k)
            QCOMPARE(after.W2(j, k),
                     static_cast<float>(static_cast<double>(before.W2(j, k)) - 0.5 * pass->pass().dW2(j, k)));
    m_walk->takeNewParameters();
    QCOMPARE(m_walk->state(), StepWalk::State::Current);
    QVERIFY(std::abs(m_walk->open()->pass().loss - pass->after().loss) < 1e-5 * pass->after().loss);

    QVERIFY(m_walk->canUndo());
    m_walk->undo();
    QTRY_VERIFY(m_workbench->snapshot()->network.parameters == before);
    QVERIFY(!m_walk->canUndo());
}

void TestStepWalk::trainingLeavesThePass()
{
    open(30);
    m_walk->goTo(StepId::delta1);
    const auto pass = m_walk->open();
    const Vector<double> delta1 = pass->pass().delta1;
    QSignalSpy states(m_walk.get(), &StepWalk::stateChanged);
    Network<float> trained = m_workbench->snapshot()->network;
    trained.parameters.W1.array() += 0.01f;
    m_workbench->replaceParameters(trained);
    QTRY_COMPARE(m_walk->state(), StepWalk::State::MovedOn);
    QCOMPARE(states.count(), 1);
    QCOMPARE(m_walk->open(), pass);
    QVERIFY(m_walk->open()->pass().delta1 == delta1);
    m_walk->apply(); // must not throw the training away
    QTest::qWait(0);
    QVERIFY(m_workbench->snapshot()->network.parameters == trained.parameters);

    m_walk->takeNewParameters();
    QCOMPARE(m_walk->state(), StepWalk::State::Current);
    QCOMPARE(m_walk->step(), StepId::delta1);
    QVERIFY(m_walk->open()->pass().delta1 != delta1);
}

// Who chooses another cost wants to see its equations, not a note that something has changed.
void TestStepWalk::anotherNetworkIsTakenAtOnce()
{
    open(30);
    m_walk->goTo(StepId::delta2);
    m_walk->pick({Term::delta1, 20, 0});
    load(*m_workbench, networkOf(6, {.cost = Cost::CrossEntropy}));
    QCOMPARE(m_walk->state(), StepWalk::State::Current);
    QCOMPARE(m_walk->open()->hiddenUnits(), 6);
    QCOMPARE(m_walk->open()->functions().cost, Cost::CrossEntropy);
    QCOMPARE(m_walk->step(), StepId::delta2);
    QVERIFY(m_walk->chosen().unit < 6);
}

void TestStepWalk::undoEndsWithTraining()
{
    open();
    m_walk->apply();
    QTRY_VERIFY(m_walk->canUndo());
    Network<float> trained = m_workbench->snapshot()->network;
    trained.parameters.b2[0] += 1;
    m_workbench->replaceParameters(trained);
    QTRY_VERIFY(!m_walk->canUndo());
    QCOMPARE(m_walk->state(), StepWalk::State::MovedOn);
}

void TestStepWalk::pointingReachesTheStage()
{
    open();
    QSignalSpy focus(m_walk.get(), &StepWalk::focusChanged);
    m_walk->point({QStringLiteral("delta2"), Selection{Term::delta2, 6, 0}});
    QCOMPARE(focus.count(), 1);
    QCOMPARE(m_walk->focus().lit, std::optional(Term::delta2));
    QVERIFY((m_walk->focus().pointed == Selection{Term::delta2, 6, 0}));
    m_walk->point({});
    QVERIFY(!m_walk->focus().lit);
}

DELTASCOPE_TEST(TestStepWalk)
#include "test_step_walk.moc"
