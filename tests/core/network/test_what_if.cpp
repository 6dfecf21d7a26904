// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/gradient_check.h"
#include "core/network/what_if.h"
#include "tests/core/network/examples.h"
#include "tests/core/network/plain_comparison.h"
#include "tests/core/network/plain_network.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

namespace {
Pass<double> what_if_of(const Network<double> &network, const Vector<double> &x0, const Vector<double> &y,
                        const std::vector<Change> &changes)
{
    return what_if(changed(network, changes), x0, y, changes);
}

// Every term against loops over a network in which the changes have been written by hand.
void compare(const Pass<double> &pass, const Network<double> &network, const Vector<double> &x0,
             const Vector<double> &y)
{
    compare_with_plain(pass, network, x0, y);
    QCOMPARE(pass.dW2, Matrix<double>(pass.x1 * pass.delta2.transpose()));
    QCOMPARE(pass.dW1, Matrix<double>(x0 * pass.delta1.transpose()));
}

// A network that has no unit j at all, and whose outputs get what the held x¹ⱼ sends them as a bias.
Network<double> without_unit(Network<double> network, int j, double value)
{
    network.parameters.b2 += value * network.parameters.W2.row(j).transpose();
    network.parameters.W2.row(j).setZero();
    return network;
}
} // namespace

/// Numbers of a pass that are set by hand.
class TestWhatIf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equals_a_fresh_pass_of_the_changed_network_data() { add_rows_of_functions(); }
    void equals_a_fresh_pass_of_the_changed_network()
    {
        QFETCH(Functions, functions);
        const Network<double> network = random_network(functions, 6, 4, 31);
        Vector<double> x0 = random_image(6, 32);
        const Vector<double> y = one_hot<double>(2);
        const Pass<double> pass = what_if_of(network, x0, y,
                                             {{{Term::W1, 5, 2}, -0.75},
                                              {{Term::b1, 3}, 0.5},
                                              {{Term::W2, 1, 9}, 1.25},
                                              {{Term::b2, 2}, -0.125},
                                              {{Term::x0, 4}, 0.375}});
        Network<double> by_hand = network;
        by_hand.parameters.W1(5, 2) = -0.75;
        by_hand.parameters.b1[3] = 0.5;
        by_hand.parameters.W2(1, 9) = 1.25;
        by_hand.parameters.b2[2] = -0.125;
        x0[4] = 0.375;
        compare(pass, by_hand, x0, y);
    }

    void equals_a_fresh_pass_of_a_hand_sized_network_data() { add_rows_of_functions(); }
    void equals_a_fresh_pass_of_a_hand_sized_network()
    {
        QFETCH(Functions, functions);
        Network<double> network = random_network(functions, 2, 2, 81);
        network.parameters.W2 = network.parameters.W2.leftCols(2).eval();
        network.parameters.b2 = network.parameters.b2.head(2).eval();
        Vector<double> x0(2);
        x0 << 0.05, 0.1;
        Vector<double> y(2);
        y << 0.25, 0.75;
        const Pass<double> pass =
            what_if_of(network, x0, y, {{{Term::W2, 1, 0}, 0.9}, {{Term::x0, 1}, -0.5}});
        network.parameters.W2(1, 0) = 0.9;
        x0[1] = -0.5;
        compare(pass, network, x0, y);
    }

    // Held, a unit is a constant: the rest must be as if it were a part of the biases.
    void a_held_activation_is_a_constant_data() { add_rows_of_functions(); }
    void a_held_activation_is_a_constant()
    {
        QFETCH(Functions, functions);
        constexpr int unit = 2;
        constexpr double value = 0.625;
        const Network<double> network = random_network(functions, 6, 4, 41);
        const Vector<double> x0 = random_image(6, 42);
        const Vector<double> y = one_hot<double>(8);
        const Pass<double> pass = what_if_of(network, x0, y, {{{Term::x1, unit}, value}});
        const plain::Pass expected =
            plain::backpropagate(without_unit(network, unit, value), plain::reals(x0), plain::reals(y));
        QCOMPARE(pass.x1[unit], value);
        QVERIFY(plain::close(pass.z1, expected.z1)); // it stays what the inputs make it
        QVERIFY(plain::close(pass.z2, expected.z2, 10));
        QVERIFY(plain::close(pass.x2, expected.x2, 10));
        QVERIFY(plain::close(pass.loss, expected.loss, 100));
        QVERIFY(plain::close(pass.delta2, expected.delta2, 10));
        QVERIFY(plain::close(pass.delta1, expected.delta1, 100));
        QCOMPARE(pass.delta1[unit], 0);
        QCOMPARE(pass.db1[unit], 0);
        QCOMPARE(pass.dW1.col(unit).cwiseAbs().maxCoeff(), 0);
        QCOMPARE(pass.dW2.row(unit).transpose(), (value * pass.delta2).eval());
    }

    void a_gradient_check_follows_a_held_activation_data() { add_rows_of_functions(); }
    void a_gradient_check_follows_a_held_activation()
    {
        QFETCH(Functions, functions);
        const Network<double> network = random_network(functions, 6, 4, 51);
        const std::vector<Change> changes = {{{Term::x1, 1}, 0.25}};
        const Pass<double> pass = what_if_of(network, random_image(6, 52), one_hot<double>(3), changes);
        for (const TermEntry &entry :
             {TermEntry{Term::W1, 2, 1}, TermEntry{Term::b1, 1}, TermEntry{Term::z1, 1}}) {
            const GradientCheck check = check_gradient(network, pass, entry, 10.0);
            QCOMPARE(check.backpropagated, 0);
            QCOMPARE(check.numerical, 0);
            QVERIFY(!check.kink);
            QVERIFY(!check.differs());
        }
        Eigen::Index output = 0;
        pass.delta2.cwiseAbs().maxCoeff(&output);
        const GradientCheck check =
            check_gradient(network, pass, {Term::W2, 1, static_cast<int>(output)}, 1e-5);
        QCOMPARE(check.backpropagated, 0.25 * pass.delta2[output]);
        QVERIFY(pass.delta2[output] != 0);
        QVERIFY(!check.differs());
    }

    void taken_back_it_is_the_pass_of_the_network()
    {
        const Network<double> network = random_network({}, 6, 4, 61);
        const Vector<double> x0 = random_image(6, 62);
        const Pass<double> pass = what_if_of(network, x0, one_hot<double>(3), {});
        compare(pass, network, x0, one_hot<double>(3));
        QVERIFY(pass.held.empty());
    }

    void the_later_of_two_changes_counts()
    {
        const Network<double> network = random_network({}, 6, 4, 71);
        const std::vector<Change> changes = {{{Term::b2, 3}, 1}, {{Term::b2, 3}, 2}};
        QCOMPARE(changed(network, changes).parameters.b2[3], 2);
    }

    void what_follows_from_others_cannot_be_set()
    {
        int changeable = 0;
        for (int term = 0; term < term_count; ++term)
            changeable += is_changeable(static_cast<Term>(term)) ? 1 : 0;
        QCOMPARE(changeable, 6);
        QVERIFY(is_changeable(Term::x1));
        QVERIFY(!is_changeable(Term::z1));
        QVERIFY(!is_changeable(Term::y));
    }
};

DELTASCOPE_TEST(TestWhatIf)
#include "test_what_if.moc"
