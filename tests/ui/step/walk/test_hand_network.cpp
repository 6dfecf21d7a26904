// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/step_window.h"

#include "tests/suite.h"
#include "ui/step/numbers/step_numbers.h"
#include "ui/step/pass/term_values.h"

using namespace deltascope;

namespace {
// The numbers that a network for work by hand and its example have, apart from their names.
struct HandSizes
{
    const char *name;
    Sizes sizes;
    Functions functions;
};

const HandSizes all_sizes[] = {
    {"2-2-2", {2, 2, 2}, {}},
    {"1-1-1", {1, 1, 1}, {}},
    {"4-3-2, softmax", {4, 3, 2}, with_cost({}, Cost::LogLikelihood)},
    {"8-5-10, tanh and cross-entropy",
     {8, 5, 10},
     {Activation::Tanh, Activation::Sigmoid, Cost::CrossEntropy}},
    {"784-3-4, linear", {784, 3, 4}, {Activation::Linear, Activation::Sigmoid, Cost::Quadratic}}};

HandExample exampleOf(const HandSizes &of)
{
    HandExample example;
    example.network = {of.functions, initial_parameters(of.sizes, Init::Nielsen, 4).cast<double>()};
    example.x0 = Vector<double>::LinSpaced(of.sizes.inputs, 0.05, 0.95);
    example.y = Vector<double>::Unit(of.sizes.outputs, of.sizes.outputs - 1);
    if (of.functions.cost == Cost::LogLikelihood)
        example.y.setConstant(1.0 / of.sizes.outputs);
    return example;
}
} // namespace

/// A network of any sizes on stage and in every step.
class TestHandNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepShowsItsNumbers_data() { rows(); }
    void everyStepShowsItsNumbers()
    {
        QFETCH(int, index);
        const HandExample example = exampleOf(all_sizes[index]);
        StepWindow window;
        window.workbench.showHand(example, QStringLiteral("by hand"), 0.5);
        window.job.setActive(true);
        QVERIFY(window.walk().open());
        const Sizes sizes = window.walk().open()->sizes();
        QVERIFY(sizes == all_sizes[index].sizes);
        const plain::Pass expected =
            plain::backpropagate(example.network, plain::reals(example.x0), plain::reals(example.y));
        window.walk().setGoesInside(true);
        window.walk().first();
        int positions = 0;
        for (WalkPosition before; positions == 0 || !(before == window.walk().position()); ++positions) {
            before = window.walk().position();
            window.window.grab();
            checkNumbers(window.walk(), expected);
            window.walk().forward();
        }
        // 14 steps; z¹, x¹, ∂b¹ unit by unit; five by output; δ¹ with one contribution from each output,
        // their sum and what φ′ leaves of it; the columns of ∂W¹ and ∂W² after some of their entries; four
        // parameters.
        const auto [inputs, units, outputs] = sizes;
        QCOMPARE(positions, 14 + 3 * units + 5 * outputs + (outputs + 2) * units +
                                (std::min(3, inputs) + 1) * units + (std::min(3, units) + 1) * outputs + 4);
    }

    void anUpdateIsAppliedAndUndoneByHand()
    {
        StepWindow window;
        const HandExample example = exampleOf(all_sizes[0]);
        window.workbench.showHand(example, QStringLiteral("by hand"), 0.5);
        window.job.setActive(true);
        const double loss = window.walk().open()->pass().loss;
        const double after = window.walk().open()->after().loss;
        QVERIFY(after < loss);
        QVERIFY(!window.walk().canUndo());
        window.walk().apply();
        QCOMPARE(window.walk().open()->pass().loss, after);
        QVERIFY(window.walk().canUndo());
        window.walk().undo();
        QCOMPARE(window.walk().open()->pass().loss, loss);
        QVERIFY(!window.walk().canUndo());
    }

    void anotherExamplePutsItAway()
    {
        StepWindow window;
        window.workbench.showHand(exampleOf(all_sizes[0]), QStringLiteral("by hand"), 0.5);
        window.job.setActive(true);
        QCOMPARE(window.walk().open()->sizes().inputs, 2);
        window.workbench.showDrawing(someImage(), 3);
        QCOMPARE(window.walk().open()->sizes().inputs, pixel_count);
        QVERIFY(!window.workbench.example().hand);
    }

    void inputsAndOutputsAreThere_data() { rows(); }
    void inputsAndOutputsAreThere()
    {
        QFETCH(int, index);
        const Sizes sizes = all_sizes[index].sizes;
        StepWindow window;
        window.workbench.showHand(exampleOf(all_sizes[index]), QStringLiteral("by hand"), 0.5);
        window.job.setActive(true);
        const StageLayout &layout = window.stage->stageLayout();
        for (int output = 0; output < sizes.outputs; ++output)
            QCOMPARE(layout.hit(layout.outputRow(output).center()).index, output);
        if (!sizes.has_picture())
            for (int input = 0; input < sizes.inputs; ++input) {
                QCOMPARE(layout.hit(layout.inputRow(input).center()).index, input);
                QVERIFY(layout.input().adjusted(-0.01, -0.01, 0.01, 0.01).contains(layout.inputRow(input)));
            }
    }

private:
    static void rows()
    {
        QTest::addColumn<int>("index");
        for (int index = 0; index < static_cast<int>(std::size(all_sizes)); ++index)
            QTest::newRow(all_sizes[index].name) << index;
    }

    // What the step makes, against plain loops.
    static void checkNumbers(StepWalk &walk, const plain::Pass &expected)
    {
        const Selection number = walk.component();
        const auto at = [&](const plain::Reals &values) {
            return static_cast<double>(values[static_cast<std::size_t>(number.row)]);
        };
        const double value = number.term == Term::theta ? 0 : valueAt(*walk.open(), number);
        const auto close = [value](double other) { return std::abs(value - other) < 1e-9; };
        switch (number.term) {
        case Term::z1:
            QVERIFY(close(at(expected.z1)));
            break;
        case Term::x1:
            QVERIFY(close(at(expected.x1)));
            break;
        case Term::z2:
            QVERIFY(close(at(expected.z2)));
            break;
        case Term::x2:
            QVERIFY(close(at(expected.x2)));
            break;
        case Term::loss:
            QVERIFY(close(static_cast<double>(expected.loss)));
            break;
        case Term::delta2:
        case Term::db2:
            QVERIFY(close(at(expected.delta2)));
            break;
        case Term::delta1:
        case Term::db1:
            QVERIFY(close(at(expected.delta1)));
            break;
        default:
            break;
        }
    }
};

DELTASCOPE_TEST(TestHandNetwork)
#include "test_hand_network.moc"
