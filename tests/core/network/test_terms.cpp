// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/term_values.h"
#include "tests/core/network/examples.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

/// The table of terms, and what networks can be.
class TestTerms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_tables_are_in_order()
    {
        for (int i = 0; i < term_count; ++i)
            QCOMPARE(static_cast<int>(term_table[static_cast<std::size_t>(i)].term), i);
        for (int i = 0; i < step_count; ++i)
            QCOMPARE(static_cast<int>(step_table[static_cast<std::size_t>(i)].id), i);
    }

    void shapes_are_those_of_the_pass_data()
    {
        QTest::addColumn<Sizes>("sizes");
        for (const Sizes &sizes :
             {Sizes{784, 30, 10}, Sizes{784, 1024, 1}, Sizes{1, 1, 1}, Sizes{2, 2, 2}, Sizes{8, 3, 10}})
            QTest::newRow(to_string(sizes).c_str()) << sizes;
    }
    void shapes_are_those_of_the_pass()
    {
        QFETCH(Sizes, sizes);
        const Network<double> network{{}, initial_parameters(sizes, Init::Nielsen, 3).cast<double>()};
        QVERIFY(network.parameters.has_valid_shapes());
        const Pass<double> pass =
            backpropagate(network, random_image(sizes.inputs, 1),
                          Vector<double>(Vector<double>::Constant(sizes.outputs, 0.25)));
        const auto compare = [&](Term term, const auto &values) {
            QVERIFY2((shape_of(term, sizes) ==
                      Shape{static_cast<int>(values.rows()), static_cast<int>(values.cols())}),
                     to_string(term).data());
            QCOMPARE(static_cast<const void *>(entries(network, pass, term)),
                     static_cast<const void *>(values.data()));
        };
        const auto &[W1, b1, W2, b2] = network.parameters;
        compare(Term::x0, pass.x0);
        compare(Term::y, pass.y);
        compare(Term::W1, W1);
        compare(Term::b1, b1);
        compare(Term::W2, W2);
        compare(Term::b2, b2);
        compare(Term::z1, pass.z1);
        compare(Term::x1, pass.x1);
        compare(Term::z2, pass.z2);
        compare(Term::x2, pass.x2);
        compare(Term::delta2, pass.delta2);
        compare(Term::delta1, pass.delta1);
        compare(Term::dW2, pass.dW2);
        compare(Term::db2, pass.db2);
        compare(Term::dW1, pass.dW1);
        compare(Term::db1, pass.db1);
        QVERIFY((shape_of(Term::loss, sizes) == Shape{1, 1}));
        QVERIFY((shape_of(Term::dx2_dz2, sizes) == Shape{sizes.outputs, sizes.outputs}));
    }

    void gradients_belong_to_parameters()
    {
        for (const Term term : parameter_terms) {
            const Term gradient = gradient_of(term).value();
            QCOMPARE(to_string(gradient).front(), 'd');
            QVERIFY(to_string(gradient).substr(1) == to_string(term));
            QCOMPARE(parameter_of(gradient).value(), term);
        }
        QVERIFY(!gradient_of(Term::z1));
        QVERIFY(!parameter_of(Term::W1));
    }

    void entries_have_plain_names()
    {
        QCOMPARE(plain_name({Term::W1, 293, 14}), std::string("w¹[293,14]"));
        QCOMPARE(plain_name({Term::delta2, 6}), std::string("δ²[6]"));
        QCOMPARE(plain_name({Term::phi_prime_z1, 3}), std::string("φ′(z¹[3])"));
        QCOMPARE(plain_name({Term::loss}), std::string("Lₙ"));
    }

    // Of softmax ∂x²/∂z² is what softmax_slopes() says; of all others diagonal, with φ′(z²).
    void slopes_of_the_outputs()
    {
        for (const Activation output : output_activations) {
            const Functions functions = with_output({}, output);
            const Network<double> network{functions,
                                          initial_parameters({3, 2, 4}, Init::Nielsen, 5).cast<double>()};
            const Pass<double> pass =
                backpropagate(network, random_image(3, 1), Vector<double>(Vector<double>::Unit(4, 1)));
            const Matrix<double> slopes = output == Activation::Softmax
                                              ? softmax_slopes(pass.x2)
                                              : Matrix<double>(phi_prime(output, pass.z2).asDiagonal());
            for (int k = 0; k < 4; ++k)
                for (int j = 0; j < 4; ++j)
                    QVERIFY(std::abs(value_of(network, pass, {Term::dx2_dz2, k, j}) - slopes(k, j)) < 1e-15);
        }
    }

    void sizes_that_a_network_can_have()
    {
        for (const Sizes &sizes :
             {Sizes{784, 1, 1}, Sizes{784, 1024, 10}, Sizes{1, 1, 1}, Sizes{8, 1024, 10}})
            QCOMPARE(validation_error(sizes).english(), std::string());
        QCOMPARE(validation_error(Sizes{9, 2, 2}).english(),
                 std::string("the number of inputs must be 784 or 1 to 8"));
        QCOMPARE(validation_error(Sizes{0, 2, 2}).english(),
                 std::string("the number of inputs must be 784 or 1 to 8"));
        QCOMPARE(validation_error(Sizes{2, 1025, 2}).english(),
                 std::string("the number of hidden units must be 1 to 1024"));
        QCOMPARE(validation_error(Sizes{2, 2, 11}).english(),
                 std::string("the number of outputs must be 1 to 10"));
    }

    void shapes_that_do_not_fit_are_found()
    {
        Parameters<double> parameters = initial_parameters({2, 3, 2}, Init::Scaled, 1).cast<double>();
        QVERIFY(parameters.has_valid_shapes());
        parameters.W2 = Matrix<double>::Zero(2, 2);
        QVERIFY(!parameters.has_valid_shapes());
    }

    void examples_that_do_not_fit_are_refused()
    {
        const Network<double> network{with_cost({}, Cost::LogLikelihood),
                                      initial_parameters({2, 3, 2}, Init::Scaled, 1).cast<double>()};
        const Vector<double> x0 = Vector<double>::Ones(2);
        QCOMPARE(example_error(network, x0, Vector<double>{{0.25, 0.75}}), std::string());
        QCOMPARE(example_error(network, x0, Vector<double>{{0.5, 0.75}}),
                 std::string("the target values must sum to 1 for the log-likelihood cost"));
        QCOMPARE(example_error(network, x0, Vector<double>{{-1, 2}}),
                 std::string("every target value must be from 0 to 1"));
        QCOMPARE(example_error(network, Vector<double>{{1}}, Vector<double>{{1, 0}}),
                 std::string("an example has 2 inputs and 2 target values"));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, forward(network, x0, Vector<double>{{1, 1}}));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, answer(network, Vector<double>{{1}}));
    }
};

DELTASCOPE_TEST(TestTerms)
#include "test_terms.moc"
