// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/after_update.h"
#include "tests/core/network/examples.h"
#include "tests/suite.h"

#include <QTest>

#include <cmath>

using namespace deltascope;

namespace {
constexpr double rate = 0.7;

// The whole network after the update, as the rule says.
Network<double> updated_network(const Network<double> &network, const Pass<double> &pass, bool fixed_biases)
{
    Network<double> after{network.functions, updated(network.parameters, pass, rate)};
    if (fixed_biases) {
        after.parameters.b1 = network.parameters.b1;
        after.parameters.b2 = network.parameters.b2;
    }
    return after;
}

bool are_close(const Vector<double> &a, const Vector<double> &b)
{
    return a.size() == b.size() && (a - b).cwiseAbs().maxCoeff() <= 1e-12 * (1 + b.cwiseAbs().maxCoeff());
}
} // namespace

class TestAfterUpdate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void it_is_the_pass_of_the_updated_network_data() { add_rows_of_functions(); }
    void it_is_the_pass_of_the_updated_network()
    {
        QFETCH(Functions, functions);
        const Network<double> network = random_network(functions, 12, 5, 3);
        for (const bool fixed_biases : {false, true})
            for (const std::vector<HeldActivation<double>> &held :
                 {std::vector<HeldActivation<double>>{}, {{2, 0.25}, {4, -1}}}) {
                Pass<double> pass = forward(network, random_image(12, 9), one_hot<double>(4), held);
                backward(network, pass);
                const Pass<double> expected =
                    forward(updated_network(network, pass, fixed_biases), pass.x0, pass.y, held);
                const Pass<double> found = pass_after_update(network, pass, rate, fixed_biases);
                QVERIFY(found.x0 == expected.x0 && found.y == expected.y && found.held == expected.held);
                QVERIFY(are_close(found.z1, expected.z1) && are_close(found.x1, expected.x1));
                QVERIFY(are_close(found.z2, expected.z2) && are_close(found.x2, expected.x2));
                QVERIFY(std::abs(found.loss - expected.loss) <= 1e-12 * (1 + std::abs(expected.loss)));
                QVERIFY(!are_close(found.z2, pass.z2) || pass.delta2.isZero());
            }
    }

    void the_squared_gradient_is_that_of_all_entries()
    {
        const Network<double> network = random_network({}, 12, 5, 3);
        const auto pass = backpropagate(network, random_image(12, 9), one_hot<double>(4));
        const double weights = pass.dW1.squaredNorm() + pass.dW2.squaredNorm();
        const double biases = pass.db1.squaredNorm() + pass.db2.squaredNorm();
        QVERIFY(std::abs(squared_gradient(pass) - (weights + biases)) < 1e-12 * (weights + biases));
        QVERIFY(std::abs(squared_gradient(pass, true) - weights) < 1e-12 * weights);
        QVERIFY(biases > 1e-6);
    }
};

DELTASCOPE_TEST(TestAfterUpdate)
#include "test_after_update.moc"
