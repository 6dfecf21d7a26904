// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/cost.h"
#include "core/network/initialisation.h"
#include "tests/core/network/plain_network.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

class TestActivation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_data() { rows(); }
    void values()
    {
        QFETCH(Activation, activation);
        for (double z = -20; z <= 20; z += 0.37) {
            QVERIFY(plain::close(phi(activation, z), plain::phi(activation, z)));
            // The plain 1 − φ² loses digits to cancellation; those it keeps must agree.
            QVERIFY(std::abs(phi_prime(activation, z) - plain::phi_prime(activation, z)) < 1e-15L);
        }
    }

    void derivative_is_a_limit_data() { rows(); }
    void derivative_is_a_limit()
    {
        QFETCH(Activation, activation);
        constexpr long double h = 1e-6L;
        for (const double z : {-7.0, -2.5, -0.3, 0.2, 1.0, 3.5, 8.0}) {
            const long double quotient =
                (plain::phi(activation, z + h) - plain::phi(activation, z - h)) / (2 * h);
            QVERIFY(std::abs(phi_prime(activation, z) - quotient) < 1e-11L);
        }
    }

    void vectors_go_componentwise_data() { rows(); }
    void vectors_go_componentwise()
    {
        QFETCH(Activation, activation);
        const Vector<double> z = Vector<double>::LinSpaced(9, -3, 3);
        const Vector<double> values = phi(activation, z);
        const Vector<double> slopes = phi_prime(activation, z);
        for (int i = 0; i < z.size(); ++i) {
            QCOMPARE(values[i], phi(activation, z[i]));
            QCOMPARE(slopes[i], phi_prime(activation, z[i]));
        }
    }

    void huge_arguments_stay_finite_data() { rows(); }
    void huge_arguments_stay_finite()
    {
        QFETCH(Activation, activation);
        for (const double z : {-1e308, -1000.0, 1000.0, 1e308}) {
            QVERIFY(std::isfinite(phi(activation, z)));
            QVERIFY(std::isfinite(phi_prime(activation, z)));
        }
        for (const float z : {-3e38F, 3e38F}) {
            QVERIFY(std::isfinite(phi(activation, z)));
            QVERIFY(std::isfinite(phi_prime(activation, z)));
        }
    }

    void at_the_corner()
    {
        QCOMPARE(phi_prime(Activation::Relu, 0.0), 0.0);
        QCOMPARE(phi_prime(Activation::LeakyRelu, 0.0), leaky_slope);
        QVERIFY(has_kink(Activation::Relu));
        QVERIFY(has_kink(Activation::LeakyRelu));
        QVERIFY(!has_kink(Activation::Sigmoid));
        QVERIFY(!has_kink(Activation::Tanh));
    }

    void slopes_keep_their_digits_when_saturated()
    {
        // φ′(z) = e⁻ᶻ to all digits here, where φ(z) itself has rounded to 1.
        QCOMPARE(phi_prime(Activation::Sigmoid, 40.0), std::exp(-40.0));
        QCOMPARE(phi_prime(Activation::Tanh, 20.0), 4 * std::exp(-40.0));
    }

    void names_lead_back()
    {
        for (const Activation activation : all_activations)
            QCOMPARE(activation_from(to_string(activation)), activation);
        for (const Cost cost : all_costs)
            QCOMPARE(cost_from(to_string(cost)), cost);
        for (const Init init : all_inits)
            QCOMPARE(init_from(to_string(init)), init);
        for (const std::string_view wrong : {"", "Sigmoid", "sigmoid ", "softmax"}) {
            QVERIFY(!activation_from(wrong));
            QVERIFY(!cost_from(wrong));
            QVERIFY(!init_from(wrong));
        }
    }

    void cross_entropy_wants_sigmoid_outputs()
    {
        for (const Activation hidden : all_activations)
            for (const Activation output : all_activations) {
                QVERIFY((Functions{hidden, output, Cost::Quadratic}.valid()));
                QCOMPARE((Functions{hidden, output, Cost::CrossEntropy}.valid()),
                         output == Activation::Sigmoid);
            }
    }

    void cross_entropy_stays_finite_when_wrong_and_sure()
    {
        const Vector<double> z2 = Vector<double>::Constant(digit_count, 800);
        const Vector<double> x2 = phi(Activation::Sigmoid, z2);
        const Vector<double> y = Vector<double>::Unit(digit_count, 3);
        QCOMPARE(loss(Cost::CrossEntropy, z2, x2, y), 9 * 800.0);
    }

private:
    static void rows()
    {
        QTest::addColumn<Activation>("activation");
        for (const Activation activation : all_activations)
            QTest::newRow(to_string(activation).data()) << activation;
    }
};

DELTASCOPE_TEST(TestActivation)
#include "test_activation.moc"
