// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/cost.h"
#include "core/network/initialisation.h"
#include "core/network/pass.h"
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
        QVERIFY(facts(Activation::Relu).has_kink);
        QVERIFY(facts(Activation::LeakyRelu).has_kink);
        QVERIFY(!facts(Activation::Sigmoid).has_kink);
        QVERIFY(!facts(Activation::Tanh).has_kink);
    }

    void slopes_keep_their_digits_when_saturated()
    {
        // φ′(z) = e⁻ᶻ to all digits here, where φ(z) itself has rounded to 1.
        QCOMPARE(phi_prime(Activation::Sigmoid, 40.0), std::exp(-40.0));
        QCOMPARE(phi_prime(Activation::Tanh, 20.0), 4 * std::exp(-40.0));
    }

    void names_lead_back()
    {
        for (const Activation activation : output_activations)
            QCOMPARE(activation_from(to_string(activation)), activation);
        for (const Cost cost : all_costs)
            QCOMPARE(cost_from(to_string(cost)), cost);
        for (const Init init : all_inits)
            QCOMPARE(init_from(to_string(init)), init);
        for (const std::string_view wrong : {"", "Sigmoid", "sigmoid ", "max"}) {
            QVERIFY(!activation_from(wrong));
            QVERIFY(!cost_from(wrong));
            QVERIFY(!init_from(wrong));
        }
    }

    void costs_and_outputs_that_go_together()
    {
        for (const Activation hidden : all_activations)
            for (const Activation output : output_activations) {
                const bool softmax = output == Activation::Softmax;
                const auto valid = [&](Cost cost) { return Functions{hidden, output, cost}.valid(); };
                QCOMPARE(valid(Cost::Quadratic), !softmax);
                QCOMPARE(valid(Cost::CrossEntropy), output == Activation::Sigmoid);
                QCOMPARE(valid(Cost::LogLikelihood), softmax);
            }
        QVERIFY(!(Functions{Activation::Softmax, Activation::Sigmoid, Cost::Quadratic}.valid()));
    }

    void a_choice_brings_what_it_needs()
    {
        for (const Activation output : output_activations)
            for (const Cost cost : all_costs) {
                QVERIFY(with_output({.cost = cost}, output).valid());
                QVERIFY(with_cost({.output = output}, cost).valid());
                QCOMPARE(with_output({.cost = cost}, output).output, output);
                QCOMPARE(with_cost({.output = output}, cost).cost, cost);
            }
        const Functions tanh = {Activation::Tanh, Activation::Tanh, Cost::Quadratic};
        QVERIFY(with_cost(tanh, Cost::LogLikelihood) ==
                (Functions{Activation::Tanh, Activation::Softmax, Cost::LogLikelihood}));
        QVERIFY(with_output(with_cost(tanh, Cost::LogLikelihood), Activation::Tanh) == tanh);
    }

    void what_does_not_go_together_is_named()
    {
        const Functions hidden = {Activation::Softmax, Activation::Sigmoid, Cost::Quadratic};
        QCOMPARE(validation_error(hidden).english(),
                 std::string("hidden units cannot be softmax, only outputs can"));
        const Functions quadratic = {.output = Activation::Softmax};
        QCOMPARE(validation_error(quadratic).english(),
                 std::string("softmax outputs need the log-likelihood cost"));
        const Functions sigmoid = {.cost = Cost::LogLikelihood};
        QCOMPARE(validation_error(sigmoid).english(),
                 std::string("the log-likelihood cost needs softmax outputs"));
        QCOMPARE(expected_instead(quadratic).english(), std::string("the log_likelihood cost"));
        QCOMPARE(validation_error(Functions{}).english(), std::string());
    }

    // Every value of the enumerations has its row, at its place.
    void tables_are_in_order()
    {
        for (const Activation activation : output_activations)
            QCOMPARE(facts(activation).activation, activation);
        for (const Cost cost : all_costs)
            QCOMPARE(facts(cost).cost, cost);
        for (const Activation activation : all_activations)
            QVERIFY(facts(activation).componentwise);
    }

    // The facts against the functions themselves.
    void facts_hold_data() { rows(); }
    void facts_hold()
    {
        QFETCH(Activation, activation);
        const ActivationFacts &known = facts(activation);
        double largest_slope = 0;
        for (int i = -4000; i <= 4000; ++i) {
            const double z = i / 100.0;
            QVERIFY(phi(activation, z) >= known.lowest && phi(activation, z) <= known.highest);
            largest_slope = std::max(largest_slope, phi_prime(activation, z));
        }
        QCOMPARE(largest_slope, known.largest_slope);
        QCOMPARE(known.has_kink, std::abs(phi_prime(activation, -1e-9) - phi_prime(activation, 1e-9)) > 0.5);
    }

    void suggested_rates_are_round()
    {
        QCOMPARE(suggested_rate({}), 3.0);
        for (const Activation hidden : all_activations)
            for (const Activation output : output_activations)
                for (const Cost cost : all_costs)
                    if (const Functions functions{hidden, output, cost}; functions.valid())
                        QVERIFY(suggested_rate(functions) > 0 && suggested_rate(functions) <= 3);
    }

    void softmax_outputs_sum_to_1_and_never_overflow()
    {
        const Vector<double> z2{{800, 799, -800, 0}};
        const Vector<double> x2 = phi(Activation::Softmax, z2);
        QVERIFY(std::abs(x2.sum() - 1) < 1e-15);
        QVERIFY(std::abs(x2[0] - 1 / (1 + std::exp(-1.0))) < 1e-15);
        const Vector<double> y = Vector<double>::Unit(4, 2);
        QVERIFY(std::abs(loss(Cost::LogLikelihood, z2, x2, y) - (1600 + std::log1p(std::exp(-1.0)))) < 1e-9);
    }

    // ln(1 + e⁻⁶⁰), which a difference of two numbers near 60 would lose.
    void log_likelihood_keeps_its_digits_when_right_and_sure()
    {
        const Vector<double> z2{{60, 0}};
        const Vector<double> y = Vector<double>::Unit(2, 0);
        const double expected = std::log1p(std::exp(-60.0));
        QVERIFY(std::abs(loss(Cost::LogLikelihood, z2, phi(Activation::Softmax, z2), y) - expected) <
                1e-12 * expected);
    }

    // ∂x²ₖ/∂z²ⱼ against central differences.
    void softmax_slopes_are_the_derivatives()
    {
        const Vector<double> z2{{0.3, -1.2, 2.1}};
        const Matrix<double> slopes = softmax_slopes(phi(Activation::Softmax, z2));
        constexpr double epsilon = 1e-5;
        for (int j = 0; j < 3; ++j) {
            const Vector<double> step = epsilon * Vector<double>::Unit(3, j);
            const Vector<double> above = phi(Activation::Softmax, Vector<double>(z2 + step));
            const Vector<double> below = phi(Activation::Softmax, Vector<double>(z2 - step));
            for (int k = 0; k < 3; ++k)
                QVERIFY(std::abs(slopes(k, j) - (above[k] - below[k]) / (2 * epsilon)) < 1e-9);
        }
    }

    void linear_layers_are_one()
    {
        const Network<double> network{{Activation::Linear, Activation::Sigmoid, Cost::Quadratic},
                                      initial_parameters({8, 5, 3}, Init::Nielsen, 1).cast<double>()};
        const auto &[W1, b1, W2, b2] = network.parameters;
        const Vector<double> x0{{0.1, 0.9, 0, 0.4, 1, 0.2, 0.3, 0.7}};
        const Vector<double> z2 = (W1 * W2).transpose() * x0 + W2.transpose() * b1 + b2;
        QVERIFY((answer(network, x0).z2 - z2).norm() < 1e-12);
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
