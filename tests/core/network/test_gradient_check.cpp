// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/gradient_check.h"
#include "tests/core/network/examples.h"
#include "tests/core/network/plain_network.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

class TestGradientCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void all_parameters_pass_data() { add_rows_of_functions(); }
    void all_parameters_pass()
    {
        QFETCH(Functions, functions);
        const Network<double> network = random_network(functions, 6, 4, 51);
        const Pass<double> pass = backpropagate(network, random_image(6, 52), one_hot<double>(3));
        for (const TermEntry &index : all_indices(6, 4)) {
            const GradientCheck check = check_gradient(network, pass, index, 1e-5);
            QVERIFY(!check.kink);
            QCOMPARE(check.backpropagated, gradient_value(pass, index));
            QVERIFY(check.relative_error < 1e-6);
        }
    }

    void a_wrong_gradient_fails_data() { add_rows_of_functions(); }
    void a_wrong_gradient_fails()
    {
        QFETCH(Functions, functions);
        const Network<double> network = random_network(functions, 6, 4, 51);
        Pass<double> pass = backpropagate(network, random_image(6, 52), one_hot<double>(3));
        pass.dW2 *= 1.001;
        const auto largest = [&pass] {
            TermEntry index = {Term::W2};
            pass.dW2.cwiseAbs().maxCoeff(&index.row, &index.column);
            return index;
        };
        QVERIFY(check_gradient(network, pass, largest(), 1e-5).relative_error > 1e-4);
    }

    void loss_with_one_parameter_changed_data() { add_rows_of_functions(); }
    void loss_with_one_parameter_changed()
    {
        QFETCH(Functions, functions);
        const Network<double> network = random_network(functions, 6, 4, 61);
        const Vector<double> x0 = random_image(6, 62);
        const Pass<double> pass = backpropagate(network, x0, one_hot<double>(8));
        for (const TermEntry &index : all_indices(6, 4)) {
            const double value = parameter_value(network.parameters, index);
            QCOMPARE(loss_with(network, pass, index, value), pass.loss);
            Network<double> changed = network;
            entry(changed.parameters, index) = value + 0.75;
            const plain::Pass expected = plain::forward(changed, plain::reals(x0), plain::reals(pass.y));
            QVERIFY(plain::close(loss_with(network, pass, index, value + 0.75), expected.loss, 100));
        }
    }

    void a_kink_is_named_data()
    {
        QTest::addColumn<Activation>("activation");
        QTest::newRow("relu") << Activation::Relu;
        QTest::newRow("leaky_relu") << Activation::LeakyRelu;
    }
    void a_kink_is_named()
    {
        QFETCH(Activation, activation);
        const Functions functions = {activation, activation, Cost::Quadratic};
        Network<double> network = random_network(functions, 6, 4, 71);
        const Vector<double> x0 = random_image(6, 72);
        // Hidden unit 1 and output 2 are put 1e-7 above their corners.
        network.parameters.b1[1] = 0;
        network.parameters.b1[1] = 1e-7 - forward(network, x0, one_hot<double>(0)).z1[1];
        network.parameters.b2[2] = 0;
        network.parameters.b2[2] = 1e-7 - forward(network, x0, one_hot<double>(0)).z2[2];
        const Pass<double> pass = backpropagate(network, x0, one_hot<double>(0));
        QVERIFY(check_gradient(network, pass, {Term::b1, 1}, 1e-5).kink);
        QVERIFY(check_gradient(network, pass, {Term::b2, 2}, 1e-5).kink);
        QVERIFY(!check_gradient(network, pass, {Term::b2, 3}, 1e-5).kink);
        const GradientCheck fine = check_gradient(network, pass, {Term::b1, 1}, 1e-9);
        QVERIFY(!fine.kink);
        QVERIFY(fine.relative_error < 1e-6);
    }

    void other_terms_are_no_parameters()
    {
        const Network<double> network = random_network({}, 6, 4, 1);
        const Pass<double> pass = backpropagate(network, random_image(6, 2), one_hot<double>(1));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, check_gradient(network, pass, {Term::delta1}, 1e-5));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, gradient_value(pass, {Term::x0}));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, parameter_value(network.parameters, {Term::loss}));
    }

private:
    static std::vector<TermEntry> all_indices(int inputs, int hidden_units)
    {
        std::vector<TermEntry> indices;
        const auto add = [&](Term term, int rows, int columns) {
            for (int row = 0; row < rows; ++row)
                for (int column = 0; column < columns; ++column)
                    indices.push_back({term, row, column});
        };
        add(Term::W1, inputs, hidden_units);
        add(Term::b1, hidden_units, 1);
        add(Term::W2, hidden_units, digit_count);
        add(Term::b2, digit_count, 1);
        return indices;
    }

    static double &entry(Parameters<double> &parameters, const TermEntry &index)
    {
        switch (index.term) {
        case Term::W1:
            return parameters.W1(index.row, index.column);
        case Term::b1:
            return parameters.b1[index.row];
        case Term::W2:
            return parameters.W2(index.row, index.column);
        default:
            return parameters.b2[index.row];
        }
    }
};

DELTASCOPE_TEST(TestGradientCheck)
#include "test_gradient_check.moc"
