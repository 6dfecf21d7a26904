// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/slip/slip_training.h"

#include "core/network/pass.h"
#include "tests/core/practice/worked_task.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

namespace {
SlipTraining small_training(double rate)
{
    SlipTraining training;
    training.start = random_network({}, 12, 6, 3);
    training.inputs = Matrix<float>::Zero(40, 12);
    training.targets = Matrix<float>::Zero(40, digit_count);
    for (int image = 0; image < 40; ++image) {
        training.inputs.row(image) =
            random_image(12, 100 + static_cast<std::uint64_t>(image)).transpose().cast<float>();
        training.targets(image, image % 3) = 1;
    }
    training.batch_size = 7; // the last batch is smaller
    training.rate = rate;
    training.epochs = 3;
    return training;
}

bool always_on(double)
{
    return true;
}
} // namespace

/// Training with a slip beside training without one.
class TestSlipTraining : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void training_without_a_slip_is_gradient_descent()
    {
        SlipTraining training = small_training(0.5);
        training.batch_size = 40; // one batch: no order
        const SlipCurve curve = train_with(training, std::nullopt, always_on);
        Network<double> network = training.start;
        for (int epoch = 0; epoch <= training.epochs; ++epoch) {
            double loss = 0;
            Parameters<double> next = network.parameters;
            for (int image = 0; image < 40; ++image) {
                const Pass<double> pass =
                    backpropagate<double>(network, training.inputs.row(image).transpose().cast<double>(),
                                          training.targets.row(image).transpose().cast<double>());
                loss += pass.loss / 40;
                next.W1 -= 0.5 / 40 * pass.dW1;
                next.b1 -= 0.5 / 40 * pass.db1;
                next.W2 -= 0.5 / 40 * pass.dW2;
                next.b2 -= 0.5 / 40 * pass.db2;
            }
            QVERIFY(std::abs(curve.losses[static_cast<std::size_t>(epoch)] - loss) < 1e-10);
            network.parameters = next;
        }
        QCOMPARE(curve.losses.size(), std::size_t(4));
        QVERIFY(!curve.diverged && !curve.stopped);
    }

    void some_slips_learn_and_some_do_not()
    {
        const SlipTraining training = small_training(1);
        const auto end = [&training](const std::optional<Slip> &slip) {
            const std::vector<double> losses = train_with(training, slip, always_on).losses;
            return losses.back() / losses.front();
        };
        QVERIFY(end(std::nullopt) < 0.8);
        QVERIFY(end(Slip{StepId::delta2, Mistake::OutputSlopeForgotten}) < 0.8); // that of cross-entropy
        QVERIFY(end(Slip{StepId::delta1, Mistake::HiddenSlopeForgotten}) < 0.9);
        QVERIFY(end(Slip{StepId::update, Mistake::Uphill}) > 1);
        QVERIFY(end(Slip{StepId::delta2, Mistake::SignReversed}) > 1);
        // Of a mini-batch each image moves W² by its share alone: it did so by the whole step of a batch, and
        // nothing was learnt where it was said to be learnt almost as well.
        SlipTraining long_steps = small_training(6);
        long_steps.batch_size = 20;
        const double without = train_with(long_steps, std::nullopt, always_on).losses.back();
        const Slip early{StepId::delta1, Mistake::UpdatedTooEarly};
        QVERIFY(std::abs(train_with(long_steps, early, always_on).losses.back() / without - 1) < 0.1);
        // The loss that is told is twice as large, and nothing else is.
        const auto right = train_with(training, std::nullopt, always_on);
        const auto doubled = train_with(training, Slip{StepId::loss, Mistake::HalfForgotten}, always_on);
        for (std::size_t i = 0; i < right.losses.size(); ++i)
            QVERIFY(std::abs(doubled.losses[i] - 2 * right.losses[i]) < 1e-12);
        QCOMPARE(doubled.read_right, right.read_right);
    }

    // A loss that fell while 11 % were read right counted as learning.
    void reading_by_chance_is_no_learning()
    {
        const SlipTraining training = small_training(1); // of three digits, the first of them 14 times
        QCOMPARE(share_by_one_answer(training), 14 / 40.0);
        const auto ending = [](double loss, double read_right) {
            return SlipCurve{.losses = {1.0, loss}, .read_right = {0.1, read_right}};
        };
        const SlipCurve right = ending(0.1, 0.95);
        QVERIFY(learning_of(ending(0.3, 0.35), right, training) == SlipLearning::None);
        QVERIFY(learning_of(ending(0.3, 0.4), right, training) == SlipLearning::None); // two images more
        QVERIFY(learning_of(ending(0.9, 0.6), right, training) == SlipLearning::Little);
        QVERIFY(learning_of(ending(1.2, 0.9), right, training) == SlipLearning::Learns);
        QVERIFY(learning_of({.diverged = true}, right, training) == SlipLearning::Diverges);
    }

    void a_single_example_is_judged_by_its_loss()
    {
        SlipTraining training = small_training(1);
        training.inputs = training.inputs.topRows(1).eval();
        training.targets = training.targets.topRows(1).eval();
        const SlipCurve fell{.losses = {1.0, 0.5}, .read_right = {1, 1}};
        const SlipCurve stayed{.losses = {1.0, 0.99}, .read_right = {1, 1}};
        QVERIFY(learning_of(fell, fell, training) == SlipLearning::Learns);
        QVERIFY(learning_of(stayed, fell, training) == SlipLearning::None);
    }

    void training_can_be_stopped()
    {
        double last = 0;
        const SlipCurve curve = train_with(small_training(1), std::nullopt, [&last](double done) {
            last = done;
            return done < 0.5;
        });
        QVERIFY(curve.stopped);
        QVERIFY(last >= 0.5 && last < 0.75);
        QCOMPARE(curve.losses.size(), std::size_t(2)); // the start and the first of three epochs
    }

    void divergence_ends_it()
    {
        SlipTraining training = small_training(1e200);
        training.start.functions = {Activation::Linear, Activation::Linear, Cost::Quadratic};
        const SlipCurve curve = train_with(training, std::nullopt, always_on);
        QVERIFY(curve.diverged);
        for (const double loss : curve.losses)
            QVERIFY(std::isfinite(loss));
    }
};

DELTASCOPE_TEST(TestSlipTraining)
#include "test_slip_training.moc"
