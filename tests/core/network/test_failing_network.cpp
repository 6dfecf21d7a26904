// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/failing_network.h"
#include "core/network/pass.h"
#include "tests/suite.h"

#include <QTest>

#include <random>

using namespace deltascope;

namespace {
// As much ink as no digit has, and in many places.
Vector<double> inkOf(unsigned seed)
{
    std::mt19937 generator(seed);
    std::uniform_real_distribution<double> ink(0, 1);
    return Vector<double>::NullaryExpr(pixel_count, [&] { return ink(generator); });
}

Pass<double> passOf(FailingNetwork which, unsigned seed)
{
    return backpropagate(failing_network(which).cast<double>(), inkOf(seed), one_hot<double>(3));
}
} // namespace

/// Each of the networks that do not learn fails for the reason that it is there for.
class TestFailingNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dead_relus_let_nothing_back()
    {
        for (unsigned seed = 0; seed < 200; ++seed) {
            const Pass<double> pass = passOf(FailingNetwork::DeadRelu, seed);
            QVERIFY(pass.z1.maxCoeff() < 0);
            QVERIFY(pass.dW1.isZero(0) && pass.db1.isZero(0));
            QVERIFY(!pass.delta2.isZero(0)); // it is not the outputs
        }
    }

    void sigmoids_far_out_lie_flat()
    {
        const Network<float> network = failing_network(FailingNetwork::FarOutSigmoids);
        double slope = 0;
        for (unsigned seed = 0; seed < 20; ++seed)
            slope +=
                phi_prime(network.functions.hidden, passOf(FailingNetwork::FarOutSigmoids, seed).z1).mean() /
                20;
        QVERIFY2(slope < 0.02, qPrintable(QString::number(slope))); // of at most 0.25
    }

    void equal_units_stay_alike()
    {
        Network<double> network = failing_network(FailingNetwork::EqualWeights).cast<double>();
        for (unsigned seed = 0; seed < 5; ++seed) {
            const Pass<double> pass =
                backpropagate(network, inkOf(seed), one_hot<double>(static_cast<int>(seed)));
            QVERIFY(!pass.delta1.isZero(0));
            network.parameters = updated(network.parameters, pass, 0.5);
            const Matrix<double> &W1 = network.parameters.W1;
            QVERIFY((W1.colwise() - W1.col(0)).isZero(0));
        }
    }
};

DELTASCOPE_TEST(TestFailingNetwork)
#include "test_failing_network.moc"
