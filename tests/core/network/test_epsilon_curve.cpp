// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/epsilon_curve.h"
#include "tests/core/network/examples.h"
#include "tests/suite.h"

#include <QTest>

#include <cmath>

using namespace deltascope;

namespace {
Pass<double> pass_of(const Network<double> &network)
{
    return backpropagate(network, random_image(6, 52), one_hot<double>(3));
}

// The mean slope of log error against log ε between two values of ε.
double slope_between(const EpsilonCurve &curve, double from, double to)
{
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (std::size_t i = 0; i < curve.epsilons.size(); ++i)
        if (curve.epsilons[i] >= from && curve.epsilons[i] <= to && curve.errors[i] > 0) {
            const double lx = std::log10(curve.epsilons[i]);
            const double ly = std::log10(curve.errors[i]);
            n += 1;
            x += lx;
            y += ly;
            xx += lx * lx;
            xy += lx * ly;
        }
    return (n * xy - x * y) / (n * xx - x * x);
}
} // namespace

class TestEpsilonCurve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void truncation_falls_as_the_square_and_rounding_rises_data()
    {
        QTest::addColumn<TermEntry>("number");
        QTest::newRow("w²") << TermEntry{Term::W2, 1, 3};
        QTest::newRow("b¹") << TermEntry{Term::b1, 2};
        QTest::newRow("z¹") << TermEntry{Term::z1, 1};
        QTest::newRow("z²") << TermEntry{Term::z2, 3};
    }
    void truncation_falls_as_the_square_and_rounding_rises()
    {
        QFETCH(TermEntry, number);
        const Network<double> network = random_network({}, 6, 4, 51);
        const EpsilonCurve curve = epsilon_curve(network, pass_of(network), number);
        QVERIFY(curve.has_errors());
        QVERIFY(std::abs(slope_between(curve, 1e-3, 1e-1) - 2) < 0.2);
        QVERIFY(std::abs(slope_between(curve, 1e-12, 1e-7) + 1) < 0.3);
        const double best = curve.epsilons[curve.best];
        QVERIFY2(best > 1e-7 && best < 1e-3, QByteArray::number(best).constData());
        QVERIFY(curve.errors[curve.best] < 1e-7);
    }

    // Linear units and the quadratic cost: the loss is a parabola, the chord of which is parallel to its
    // tangent.
    void a_parabola_has_no_truncation()
    {
        const Network<double> network =
            random_network({Activation::Linear, Activation::Linear, Cost::Quadratic}, 6, 4, 51);
        const EpsilonCurve curve = epsilon_curve(network, pass_of(network), {Term::W2, 1, 3});
        QVERIFY(curve.epsilons[curve.best] > 0.01);
        QVERIFY(curve.errors.back() < 1e-12);
    }

    void the_best_is_not_across_a_kink()
    {
        Network<double> network =
            random_network({Activation::Relu, Activation::Sigmoid, Cost::Quadratic}, 6, 4, 51);
        const Pass<double> before = pass_of(network);
        network.parameters.b1[1] -= before.z1[1] - 1e-6;
        const Pass<double> pass = pass_of(network);
        const EpsilonCurve curve = epsilon_curve(network, pass, {Term::b1, 1});
        QVERIFY(curve.epsilons[curve.best] < 1e-6);
        QVERIFY(!check_gradient<double>(network, pass, {Term::b1, 1}, curve.epsilons[curve.best]).kink);
    }

    void a_pixel_of_value_0_has_no_errors()
    {
        const Network<double> network = random_network({}, 6, 4, 51);
        const Pass<double> pass = backpropagate(network, Vector<double>::Zero(6).eval(), one_hot<double>(3));
        QVERIFY(!epsilon_curve(network, pass, {Term::W1, 2, 2}).has_errors());
    }
};

DELTASCOPE_TEST(TestEpsilonCurve)
#include "test_epsilon_curve.moc"
