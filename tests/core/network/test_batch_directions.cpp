// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/batch_directions.h"
#include "tests/core/network/examples.h"
#include "tests/suite.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace deltascope;

namespace {
constexpr int batch_size = 7;

std::vector<BatchExample> batch(unsigned seed = 60)
{
    std::vector<BatchExample> examples;
    for (int n = 0; n < batch_size; ++n)
        examples.push_back({random_image(6, seed + static_cast<unsigned>(n)), one_hot<double>(n)});
    return examples;
}

// All entries of ∂Lₙ/∂θ one after the other; of fixed biases none.
Vector<double> written_out(const Network<double> &network, const BatchExample &example, bool fixed_biases)
{
    const auto pass = backpropagate(network, example.x0, example.y);
    std::vector<double> all(pass.dW1.data(), pass.dW1.data() + pass.dW1.size());
    all.insert(all.end(), pass.dW2.data(), pass.dW2.data() + pass.dW2.size());
    if (!fixed_biases) {
        all.insert(all.end(), pass.db1.begin(), pass.db1.end());
        all.insert(all.end(), pass.db2.begin(), pass.db2.end());
    }
    return Eigen::Map<const Vector<double>>(all.data(), static_cast<Eigen::Index>(all.size()));
}

double degrees_between(const Vector<double> &a, const Vector<double> &b)
{
    return std::acos(a.normalized().dot(b.normalized())) * 180 / std::numbers::pi;
}
} // namespace

class TestBatchDirections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void angles_are_those_of_gradients_written_out_data()
    {
        QTest::addColumn<bool>("fixed_biases");
        QTest::newRow("all parameters") << false;
        QTest::newRow("fixed biases") << true;
    }

    void angles_are_those_of_gradients_written_out()
    {
        QFETCH(bool, fixed_biases);
        const Network<double> network = random_network({}, 6, 4, 51);
        const auto found = batch_directions(batch_factors(network, batch()), fixed_biases);
        std::vector<Vector<double>> sums;
        for (const BatchExample &example : batch()) {
            const Vector<double> gradient = written_out(network, example, fixed_biases);
            sums.push_back(sums.empty() ? gradient : Vector<double>(sums.back() + gradient));
        }
        QCOMPARE(found.turned.size(), std::size_t(batch_size));
        QVERIFY(std::isnan(found.turned[0]));
        for (std::size_t n = 0; n < batch_size; ++n) {
            const Vector<double> own = written_out(network, batch()[n], fixed_biases);
            QVERIFY(std::abs(found.from_mean[n] - degrees_between(own, sums.back())) < 1e-5);
            if (n > 0)
                QVERIFY(std::abs(found.turned[n] - degrees_between(sums[n - 1], sums[n])) < 1e-5);
        }
        QVERIFY(found.from_mean[0] > 10 && found.turned[1] > 10); // they do differ
    }

    void equal_examples_do_not_turn_the_mean()
    {
        const std::vector<BatchExample> equal(3, batch()[2]);
        const auto found = batch_directions(batch_factors(random_network({}, 6, 4, 51), equal));
        for (std::size_t n = 0; n < 3; ++n)
            QVERIFY(found.from_mean[n] < 1e-4);
        QVERIFY(found.turned[1] < 1e-4 && found.turned[2] < 1e-4);
    }

    void a_gradient_of_0_points_nowhere()
    {
        Network<double> network = random_network({Activation::Sigmoid, Activation::Relu}, 6, 4, 51);
        network.parameters.W2.setZero();
        network.parameters.b2.setConstant(-1); // φ′ = 0 for every output
        const auto found = batch_directions(batch_factors(network, batch()));
        for (const double degrees : found.from_mean)
            QVERIFY(std::isnan(degrees));
        QVERIFY(std::isnan(found.turned[1]));
    }
};

DELTASCOPE_TEST(TestBatchDirections)
#include "test_batch_directions.moc"
