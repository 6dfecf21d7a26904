// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/pass.h"
#include "tests/core/network/examples.h"
#include "tests/core/network/plain_comparison.h"
#include "tests/core/network/plain_network.h"
#include "tests/suite.h"

#include <QTest>

#include <functional>

using namespace deltascope;

class TestPass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_term_as_in_loops_data() { add_rows_of_functions(); }
    void every_term_as_in_loops()
    {
        QFETCH(Functions, functions);
        const Network<double> network = random_network(functions, pixel_count, 7, 11);
        const Vector<double> x0 = random_image(pixel_count, 12) / 28;
        const Vector<double> y = one_hot<double>(4);
        const Pass<double> pass = backpropagate(network, x0, y);
        compare_with_plain(pass, network, x0, y);
        for (int j = 0; j < 7; ++j) {
            for (int k = 0; k < digit_count; ++k)
                QCOMPARE(pass.dW2(j, k), pass.x1[j] * pass.delta2[k]);
            for (int i = 0; i < pixel_count; ++i)
                QCOMPARE(pass.dW1(i, j), x0[i] * pass.delta1[j]);
        }
    }

    // ∂L/∂θ against (L(θ + ε) − L(θ − ε)) / 2ε with L from plain loops, for each single entry of each
    // parameter.
    void every_gradient_entry_data() { add_rows_of_functions(); }
    void every_gradient_entry()
    {
        QFETCH(Functions, functions);
        Network<double> network = random_network(functions, 6, 4, 21);
        const Vector<double> x0 = random_image(6, 22);
        const Vector<double> y = one_hot<double>(7);
        const Pass<double> pass = backpropagate(network, x0, y);
        QVERIFY(pass.z1.cwiseAbs().minCoeff() > 1e-3); // no kink between θ − ε and θ + ε
        QVERIFY(pass.z2.cwiseAbs().minCoeff() > 1e-3);
        const auto loss = [&] { return plain::forward(network, plain::reals(x0), plain::reals(y)).loss; };
        auto &[W1, b1, W2, b2] = network.parameters;
        compare_with_quotients(W1.reshaped<Eigen::RowMajor>(), pass.dW1.reshaped<Eigen::RowMajor>(), loss);
        compare_with_quotients(b1, pass.db1, loss);
        compare_with_quotients(W2.reshaped<Eigen::RowMajor>(), pass.dW2.reshaped<Eigen::RowMajor>(), loss);
        compare_with_quotients(b2, pass.db2, loss);
    }

    void float_agrees_with_double_data() { add_rows_of_functions(); }
    void float_agrees_with_double()
    {
        QFETCH(Functions, functions);
        const Network<float> network = {functions, initial_parameters(12, Init::Scaled, 5)};
        const Vector<float> x0 = random_image(pixel_count, 6).cast<float>();
        const Pass<float> narrow = backpropagate(network, x0, one_hot<float>(2));
        const Pass<double> wide =
            backpropagate(network.cast<double>(), Vector<double>(x0.cast<double>()), one_hot<double>(2));
        QVERIFY(std::abs(narrow.loss - wide.loss) < 1e-5 * std::max(1.0, wide.loss));
        QVERIFY((narrow.delta1.cast<double>() - wide.delta1).norm() < 1e-4 * wide.delta1.norm() + 1e-6);
        QVERIFY((narrow.dW1.cast<double>() - wide.dW1).norm() < 1e-4 * wide.dW1.norm() + 1e-6);
    }

    void shapes_data()
    {
        QTest::addColumn<int>("K");
        for (const int K : {1, 2, 30, max_hidden_units})
            QTest::addRow("%d", K) << K;
    }
    void shapes()
    {
        QFETCH(int, K);
        const Network<float> network = {{}, initial_parameters(K, Init::Scaled, 1)};
        const Pass<float> pass =
            backpropagate(network, Vector<float>::Zero(pixel_count).eval(), one_hot<float>(0));
        QCOMPARE(pass.hidden_units(), K);
        QCOMPARE(pass.z1.size(), K);
        QCOMPARE(pass.x1.size(), K);
        QCOMPARE(pass.z2.size(), digit_count);
        QCOMPARE(pass.x2.size(), digit_count);
        QCOMPARE(pass.delta2.size(), digit_count);
        QCOMPARE(pass.delta1.size(), K);
        QCOMPARE(pass.dW1.rows(), pixel_count);
        QCOMPARE(pass.dW1.cols(), K);
        QCOMPARE(pass.dW2.rows(), K);
        QCOMPARE(pass.dW2.cols(), digit_count);
    }

    void forward_alone_leaves_the_backward_terms_empty()
    {
        const Network<double> network = random_network({}, 6, 4, 1);
        const Pass<double> pass = forward(network, random_image(6, 2), one_hot<double>(1));
        QCOMPARE(pass.delta2.size(), 0);
        QCOMPARE(pass.dW1.size(), 0);
    }

    void wrong_sizes_are_refused()
    {
        const Network<double> network = random_network({}, 6, 4, 1);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                                 forward(network, random_image(5, 2), one_hot<double>(1)));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                                 forward(network, random_image(6, 2), Vector<double>::Zero(9).eval()));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, one_hot<double>(-1));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, one_hot<double>(10));
    }

    void one_hot_targets()
    {
        for (int digit = 0; digit < digit_count; ++digit) {
            const Vector<double> y = one_hot<double>(digit);
            QCOMPARE(y.sum(), 1.0);
            QCOMPARE(y[digit], 1.0);
        }
    }

    void update_goes_against_the_gradient()
    {
        const Network<double> network = random_network({}, 6, 4, 31);
        const Vector<double> x0 = random_image(6, 32);
        const Vector<double> y = one_hot<double>(5);
        const Pass<double> pass = backpropagate(network, x0, y);
        constexpr double eta = 1e-4;
        const Network<double> after = {network.functions, updated(network.parameters, pass, eta)};
        QCOMPARE(after.parameters.W1(2, 3), network.parameters.W1(2, 3) - eta * pass.dW1(2, 3));
        QCOMPARE(after.parameters.b1[3], network.parameters.b1[3] - eta * pass.db1[3]);
        QCOMPARE(after.parameters.W2(3, 9), network.parameters.W2(3, 9) - eta * pass.dW2(3, 9));
        QCOMPARE(after.parameters.b2[9], network.parameters.b2[9] - eta * pass.db2[9]);
        const double promised = -eta * pass.gradient_squared_norm();
        const double change = forward(after, x0, y).loss - pass.loss;
        QVERIFY(std::abs(change - promised) < 0.01 * std::abs(promised));
    }

    void squared_norm_counts_every_entry()
    {
        const Pass<double> pass =
            backpropagate(random_network({}, 3, 2, 41), random_image(3, 42), one_hot<double>(0));
        double sum = 0;
        for (const double entry : pass.dW1.reshaped())
            sum += entry * entry;
        for (const double entry : pass.dW2.reshaped())
            sum += entry * entry;
        for (const double entry : pass.db1)
            sum += entry * entry;
        for (const double entry : pass.db2)
            sum += entry * entry;
        QVERIFY(plain::close(pass.gradient_squared_norm(), sum));
    }

private:
    template <class Entries, class Gradient>
    static void compare_with_quotients(Entries &&parameter, const Gradient &gradient,
                                       const std::function<plain::Real()> &loss)
    {
        QCOMPARE(parameter.size(), gradient.size());
        constexpr double epsilon = 1.0 / (1 << 17); // a power of two, so that θ ± ε are exact enough
        for (Eigen::Index i = 0; i < parameter.size(); ++i) {
            const double value = parameter[i];
            const double above = value + epsilon;
            const double below = value - epsilon;
            parameter[i] = above;
            const plain::Real loss_above = loss();
            parameter[i] = below;
            const plain::Real loss_below = loss();
            parameter[i] = value;
            const plain::Real quotient =
                (loss_above - loss_below) / (static_cast<plain::Real>(above) - below);
            const plain::Real size = std::max<plain::Real>(std::abs(quotient), 1e-3L);
            QVERIFY2(std::abs(gradient[i] - quotient) < 1e-8L * size, qPrintable(QString::number(i)));
        }
    }
};

DELTASCOPE_TEST(TestPass)
#include "test_pass.moc"
