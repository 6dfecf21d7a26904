// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/example_gradients.h"
#include "tests/core/network/examples.h"
#include "tests/suite.h"

#include <QTest>

#include <cmath>

using namespace deltascope;

namespace {
constexpr int batch_size = 10;

std::vector<BatchExample> batch()
{
    std::vector<BatchExample> examples;
    for (int n = 0; n < batch_size; ++n)
        examples.push_back({random_image(6, 60 + static_cast<unsigned>(n)), one_hot<double>(n)});
    return examples;
}

// The mean loss over the batch, with b²₃ moved.
double mean_loss(Network<double> network, double change)
{
    network.parameters.b2[3] += change;
    double sum = 0;
    for (const BatchExample &example : batch())
        sum += forward(network, example.x0, example.y).loss;
    return sum / batch_size;
}
} // namespace

class TestExampleGradients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_sum_is_that_of_single_passes()
    {
        const Network<double> network = random_network({}, 6, 4, 51);
        const ExampleGradients found = example_gradients(network, batch(), {Term::W1, 2, 1});
        double sum = 0;
        for (std::size_t n = 0; n < batch_size; ++n) {
            const auto example = batch()[n];
            const auto pass = backpropagate(network, example.x0, example.y);
            QCOMPARE(found.each[n], pass.dW1(2, 1));
            sum += pass.dW1(2, 1);
            QVERIFY(std::abs(found.running_mean[n] - sum / static_cast<double>(n + 1)) < 1e-15);
        }
        QVERIFY(std::abs(found.sum() - sum) < 1e-15);
    }

    void the_mean_is_the_slope_of_the_mean_loss()
    {
        const Network<double> network = random_network({}, 6, 4, 51);
        const double slope = (mean_loss(network, 1e-5) - mean_loss(network, -1e-5)) / 2e-5;
        QVERIFY(std::abs(example_gradients(network, batch(), {Term::b2, 3}).mean() - slope) < 1e-9);
    }

    void the_sum_makes_the_same_step_with_a_smaller_rate()
    {
        const ExampleGradients found =
            example_gradients(random_network({}, 6, 4, 51), batch(), {Term::W2, 1, 3});
        QCOMPARE(found.learning_rate_of_sum(3) * found.sum(), 3 * found.mean());
        QCOMPARE(found.learning_rate_of_sum(3), 0.3);
    }

    void the_spread_is_that_of_the_examples()
    {
        const ExampleGradients found{{1, -2, 4, 5}, {1, -0.5, 1, 2}};
        // Squares of −1, −4, 2, 3 from the mean 2, over 3.
        QCOMPARE(found.spread(), std::sqrt(10.0));
        QCOMPARE(found.spread_of_mean(), std::sqrt(2.5));
        QCOMPARE(found.opposed(), 1);
    }

    void a_mean_of_0_opposes_nobody()
    {
        const ExampleGradients found{{1, -1, 0}, {1, 0, 0}};
        QCOMPARE(found.opposed(), 0);
    }

    void what_is_no_parameter_and_no_batch_is_refused()
    {
        const Network<double> network = random_network({}, 6, 4, 51);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, example_gradients(network, batch(), {Term::z1, 0}));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, example_gradients(network, {}, {Term::b2, 0}));
    }
};

DELTASCOPE_TEST(TestExampleGradients)
#include "test_example_gradients.moc"
