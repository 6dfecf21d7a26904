// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/hand_network.h"
#include "tests/core/network/plain_network.h"
#include "tests/core/practice/worked_task.h"
#include "tests/suite.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace deltascope;

namespace {
/// value, rounded to as many decimals as the page gives.
bool is_rounded(double value, double page, int decimals)
{
    return std::abs(value - page) <= 0.5 * std::pow(10.0, -decimals);
}

Parameters<double> plain_update(const Network<double> &network, const HandExample &example, double rate)
{
    const plain::Pass pass = plain::backpropagate(network, plain::reals(example.x0), plain::reals(example.y));
    Parameters<double> after = network.parameters;
    for (Eigen::Index k = 0; k < after.b2.size(); ++k) {
        const auto sent = static_cast<double>(pass.delta2[static_cast<std::size_t>(k)]);
        after.b2[k] -= rate * sent;
        for (Eigen::Index j = 0; j < after.b1.size(); ++j)
            after.W2(j, k) -= rate * static_cast<double>(pass.x1[static_cast<std::size_t>(j)]) * sent;
    }
    for (Eigen::Index j = 0; j < after.b1.size(); ++j) {
        const auto sent = static_cast<double>(pass.delta1[static_cast<std::size_t>(j)]);
        after.b1[j] -= rate * sent;
        for (Eigen::Index i = 0; i < example.x0.size(); ++i)
            after.W1(i, j) -= rate * example.x0[i] * sent;
    }
    return after;
}

double largest_difference(const Parameters<double> &a, const Parameters<double> &b)
{
    return std::max({(a.W1 - b.W1).cwiseAbs().maxCoeff(), (a.b1 - b.b1).cwiseAbs().maxCoeff(),
                     (a.W2 - b.W2).cwiseAbs().maxCoeff(), (a.b2 - b.b2).cwiseAbs().maxCoeff()});
}
} // namespace

class TestHandNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The figures of his page, and those of the issue to nine digits.
    void mazurs_numbers()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Pass<double> &pass = mazur.pass;
        QVERIFY(is_rounded(pass.z1[0], 0.3775, 9));
        QVERIFY(is_rounded(pass.x1[0], 0.593269992, 9));
        QVERIFY(is_rounded(pass.x1[1], 0.596884378, 9));
        QVERIFY(is_rounded(pass.z2[0], 1.105905967, 9));
        QVERIFY(is_rounded(pass.x2[0], 0.751365070, 8));
        QVERIFY(is_rounded(pass.x2[1], 0.772928465, 9));
        QVERIFY(is_rounded(pass.loss, 0.298371109, 9));
        QVERIFY(is_rounded(pass.delta2[0], 0.13849856, 8));
        QVERIFY(is_rounded(pass.delta2[1], -0.03809824, 8));
        QVERIFY(is_rounded(pass.delta1[0], 0.00877135, 8));
        QVERIFY(is_rounded(pass.delta1[1], 0.00995425, 8));
        QVERIFY(is_rounded(pass.dW2(0, 0), 0.082167041, 9));
    }

    void mazurs_update()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Parameters<double> after = parameters_after(mazur.task());
        QVERIFY(is_rounded(after.W2(0, 0), 0.35891648, 8));
        QVERIFY(is_rounded(after.W2(0, 1), 0.51130127, 8));
        QVERIFY(is_rounded(after.W2(1, 0), 0.40866619, 8));
        QVERIFY(is_rounded(after.W2(1, 1), 0.56137012, 8));
        QVERIFY(is_rounded(right_value(mazur.task(), {Asked::after_loss}), 0.280471447, 9));
        QVERIFY(is_rounded(right_value(mazur.task(hand_rate, true), {Asked::after_loss}), 0.291027774, 9));
        QCOMPARE(parameters_after(mazur.task(hand_rate, true)).b1, mazur.network.parameters.b1);
        QCOMPARE(parameters_after(mazur.task(hand_rate, true)).b2, mazur.network.parameters.b2);
        QCOMPARE(right_value(mazur.task(hand_rate, true), {Asked::after_b2, 1}), 0.6);
    }

    // Update by update with the plain loops of another pass.
    void updates_are_repeated()
    {
        for (const HandNetwork name : all_hand_networks) {
            const HandExample example = hand_example(name, 4);
            Network<double> expected = example.network;
            for (int update = 0; update < 25; ++update)
                expected.parameters = plain_update(expected, example, 0.7);
            const Network<double> found = after_updates(example.network, example.x0, example.y, 0.7, 25);
            QVERIFY(largest_difference(found.parameters, expected.parameters) < 1e-14);
        }
        const HandExample mazur = hand_example(HandNetwork::Mazur);
        const Network<double> none = after_updates(mazur.network, mazur.x0, mazur.y, 0.5, 0);
        QVERIFY(none.parameters == mazur.network.parameters);
    }

    // His page ends with ten thousand of them: an error of 0.0000351085, outputs 0.015912196 and 0.984065734.
    // It leaves the biases and has the slip of its first update in each, which is hardly seen that late.
    void mazurs_ten_thousand_updates()
    {
        const HandExample mazur = hand_example(HandNetwork::Mazur);
        const Network<double> late = after_updates(mazur.network, mazur.x0, mazur.y, 0.5, 10'000, true);
        const Pass<double> pass = forward(late, mazur.x0, mazur.y);
        QVERIFY(std::abs(pass.loss - 0.0000351085) < 1e-7);
        QVERIFY(std::abs(pass.x2[0] - 0.015912196) < 1e-5);
        QVERIFY(std::abs(pass.x2[1] - 0.984065734) < 1e-5);
        QCOMPARE(late.parameters.b1, mazur.network.parameters.b1);
    }

    void updates_end_where_the_numbers_do()
    {
        const HandExample mazur =
            hand_example(HandNetwork::Mazur, 1, {Activation::Linear, Activation::Linear});
        const Network<double> lost = after_updates(mazur.network, mazur.x0, mazur.y, 1e9, 1'000'000);
        QVERIFY(!lost.parameters.all_finite());
    }

    // 0.291027924 of his page comes from δ¹ with the new W², in loops over his numbers.
    void the_pages_loss_after_is_of_the_new_weights()
    {
        const WorkedPass mazur(hand_example(HandNetwork::Mazur));
        const Pass<double> &pass = mazur.pass;
        Network<double> after = mazur.network;
        after.parameters.W2 -= hand_rate * pass.dW2;
        for (int j = 0; j < 2; ++j) {
            double sum = 0;
            for (int k = 0; k < 2; ++k)
                sum += after.parameters.W2(j, k) * pass.delta2[k];
            for (int i = 0; i < 2; ++i)
                after.parameters.W1(i, j) -= hand_rate * sum * pass.x1[j] * (1 - pass.x1[j]) * pass.x0[i];
        }
        QVERIFY(is_rounded(forward(after, pass.x0, pass.y).loss, mazur_page_loss_after, 9));
        QVERIFY(mazur_page_note().find("0.291027924") != std::string_view::npos);
        QVERIFY(mazur_page_note().find("0.291027774") != std::string_view::npos);
    }

    void sizes_data()
    {
        QTest::addColumn<HandNetwork>("name");
        QTest::addColumn<int>("inputs");
        QTest::addColumn<int>("hidden_units");
        QTest::addColumn<int>("outputs");
        QTest::newRow("mazur") << HandNetwork::Mazur << 2 << 2 << 2;
        QTest::newRow("2-2-2") << HandNetwork::TwoTwoTwo << 2 << 2 << 2;
        QTest::newRow("3-2-2") << HandNetwork::ThreeTwoTwo << 3 << 2 << 2;
        QTest::newRow("4-3-2") << HandNetwork::FourThreeTwo << 4 << 3 << 2;
    }
    void sizes()
    {
        QFETCH(const HandNetwork, name);
        QFETCH(const int, inputs);
        QFETCH(const int, hidden_units);
        QFETCH(const int, outputs);
        QCOMPARE(std::string(to_string(name)), std::string(QTest::currentDataTag()));
        QCOMPARE(hand_network_from(QTest::currentDataTag()), std::optional(name));
        const HandExample example = hand_example(name, 3);
        const auto &[W1, b1, W2, b2] = example.network.parameters;
        QCOMPARE(W1.rows(), inputs);
        QCOMPARE(W1.cols(), hidden_units);
        QCOMPARE(b1.size(), hidden_units);
        QCOMPARE(W2.rows(), hidden_units);
        QCOMPARE(W2.cols(), outputs);
        QCOMPARE(b2.size(), outputs);
        QCOMPARE(example.x0.size(), inputs);
        QCOMPARE(example.y.size(), outputs);
        QCOMPARE(static_cast<int>(example.input_names.size()), inputs);
        QCOMPARE(example.input_names.front(), std::string("i0")); // counted as in x⁰₀ and “output 0”
        QCOMPARE(example.output_names.front(), std::string("o0"));
        QCOMPARE(static_cast<int>(example.output_names.size()), outputs);
    }

    void other_names_are_none()
    {
        QVERIFY(!hand_network_from("5-5-5"));
        QVERIFY(!hand_network_from(""));
        QVERIFY(!hand_network_from("2_2_2"));
    }

    void a_seed_says_the_numbers()
    {
        for (const HandNetwork name : all_hand_networks) {
            const auto W1 = [name](std::uint64_t seed) {
                return hand_example(name, seed).network.parameters.W1;
            };
            QCOMPARE(W1(5), W1(5));
            QCOMPARE(W1(5) == W1(6), !is_seeded(name));
        }
        // The same on every machine: std::mt19937_64 is, and nothing else is drawn with.
        const HandExample example = hand_example(HandNetwork::TwoTwoTwo, 1);
        QCOMPARE(example.network.parameters.W1(0, 0),
                 hand_example(HandNetwork::TwoTwoTwo).network.parameters.W1(0, 0));
    }

    void numbers_are_kind_to_a_calculator()
    {
        for (const HandNetwork name : all_hand_networks)
            for (std::uint64_t seed = 0; is_seeded(name) && seed < 500; ++seed) {
                const HandExample example = hand_example(name, seed);
                const auto &[W1, b1, W2, b2] = example.network.parameters;
                QVERIFY(are_kind(W1.reshaped()) && are_kind(b1) && are_kind(W2.reshaped()) && are_kind(b2));
                QVERIFY(are_kind(example.x0) && example.x0.minCoeff() > 0);
                QVERIFY(are_of_different_size(W1) && are_of_different_size(W2));
                QCOMPARE(example.y.sum(), 1.0);
                QCOMPARE(example.y.maxCoeff(), 1.0);
            }
    }

    void further_examples_are_kind_too()
    {
        for (std::uint64_t seed = 0; seed < 500; ++seed) {
            const BatchExample example = further_example({4, 3, 2}, seed);
            QCOMPARE(example.x0.size(), 4);
            QVERIFY(are_kind(example.x0) && example.x0.minCoeff() > 0);
            QCOMPARE(example.y.size(), 2);
            QCOMPARE(example.y.sum(), 1.0);
            QCOMPARE(example.y.maxCoeff(), 1.0);
        }
        QVERIFY(further_example({4, 3, 2}, 1).x0 == further_example({4, 3, 2}, 1).x0);
        QVERIFY(further_example({4, 3, 2}, 1).x0 != further_example({4, 3, 2}, 2).x0);
    }

    // Any step of any of them can be given to a student.
    void something_of_each_term_can_be_asked()
    {
        for (const HandNetwork name : all_hand_networks)
            for (std::uint64_t seed = 0; seed < 200; ++seed) {
                const WorkedPass worked(hand_example(name, seed));
                for (const Asked term : all_asked)
                    QVERIFY2(can_ask_something(worked.task(), term), qPrintable(QString::number(seed)));
            }
    }

private:
    template <class Numbers>
    static bool are_kind(const Numbers &numbers)
    {
        return std::all_of(numbers.begin(), numbers.end(), [](double number) {
            const double steps = std::abs(number) * 20;
            return std::abs(steps - std::round(steps)) < 1e-12 && steps > 0.5 && steps < 19.5;
        });
    }

    static bool are_of_different_size(const Matrix<double> &weights)
    {
        std::set<long> sizes;
        for (const double weight : weights.reshaped())
            sizes.insert(std::lround(std::abs(weight) * 20));
        return static_cast<Eigen::Index>(sizes.size()) == weights.size();
    }

    static bool can_ask_something(const Task &task, Asked term)
    {
        const Shape shape = shape_of(task.network.parameters, term);
        for (int row = 0; row < shape.rows; ++row)
            for (int column = 0; column < shape.columns; ++column)
                if (can_be_asked(task, {term, row, column}))
                    return true;
        return false;
    }
};

DELTASCOPE_TEST(TestHandNetwork)
#include "test_hand_network.moc"
