// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/slip/offered_slips.h"
#include "core/practice/slip/slip_check.h"
#include "core/practice/slip/slip_sentences.h"
#include "core/practice/slip/slipped_pass.h"
#include "tests/core/network/plain_network.h"
#include "tests/core/practice/worked_task.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

namespace {
// A pass with one mistake once more, in loops over single numbers, as the literature tells the mistakes.
struct PlainSlip
{
    const Network<double> &network;
    const Vector<double> &x0;
    const Vector<double> &y;
    Slip slip;

    bool is(StepId step, Mistake mistake) const { return slip == Slip{step, mistake}; }
    double w1(int i, int j) const { return network.parameters.W1(i, j); }
    double w2(int j, int k) const { return network.parameters.W2(j, k); }

    Pass<double> pass() const
    {
        Pass<double> p;
        const int inputs = static_cast<int>(x0.size());
        const int hidden = network.hidden_units();
        const int outputs = static_cast<int>(y.size());
        const Functions &f = network.functions;
        p.z1 = p.x1 = p.delta1 = p.db1 = Vector<double>::Zero(hidden);
        p.z2 = p.x2 = p.delta2 = p.db2 = Vector<double>::Zero(outputs);
        p.dW1 = Matrix<double>::Zero(inputs, hidden);
        p.dW2 = Matrix<double>::Zero(hidden, outputs);
        const auto phi = [](Activation a, double z) { return static_cast<double>(plain::phi(a, z)); };
        const auto slope = [](Activation a, double z) { return static_cast<double>(plain::phi_prime(a, z)); };
        for (int j = 0; j < hidden; ++j) {
            for (int i = 0; i < inputs; ++i)
                p.z1[j] += (is(StepId::z1, Mistake::TransposedForward) ? w1(j, i) : w1(i, j)) * x0[i];
            if (!is(StepId::z1, Mistake::BiasForgotten))
                p.z1[j] += network.parameters.b1[j];
            p.x1[j] = is(StepId::x1, Mistake::PhiForgotten) ? p.z1[j] : phi(f.hidden, p.z1[j]);
        }
        for (int k = 0; k < outputs; ++k) {
            for (int j = 0; j < hidden; ++j)
                p.z2[k] += w2(j, k) * p.x1[j];
            if (!is(StepId::z2, Mistake::BiasForgotten))
                p.z2[k] += network.parameters.b2[k];
            const Activation other = is(StepId::x2, Mistake::OtherLayersPhi) ? f.hidden : f.output;
            p.x2[k] = is(StepId::x2, Mistake::PhiForgotten) ? p.z2[k] : phi(other, p.z2[k]);
            const double half = is(StepId::loss, Mistake::HalfForgotten) ? 1 : 0.5;
            p.loss += half * (p.x2[k] - y[k]) * (p.x2[k] - y[k]);
        }
        for (int k = 0; k < outputs; ++k) {
            double s = slope(f.output, p.z2[k]);
            if (is(StepId::delta2, Mistake::OutputSlopeForgotten))
                s = 1;
            if (is(StepId::delta2, Mistake::SlopeAtActivation))
                s = slope(f.output, p.x2[k]);
            if (is(StepId::delta2, Mistake::FactorTwo))
                s *= 2;
            if (is(StepId::delta2, Mistake::SignReversed))
                s = -s;
            p.delta2[k] = (p.x2[k] - y[k]) * s;
        }
        for (int j = 0; j < hidden; ++j) {
            double sum = 0;
            for (int k = 0; k < outputs; ++k) {
                if (is(StepId::delta1, Mistake::OnlyTheTarget) && y[k] != y.maxCoeff())
                    continue;
                const double sent = is(StepId::delta1, Mistake::ErrorForDelta) ? p.x2[k] - y[k] : p.delta2[k];
                sum += (is(StepId::delta1, Mistake::WeightsLeftOut) ? 1 : w2(j, k)) * sent;
            }
            p.delta1[j] =
                sum * (is(StepId::delta1, Mistake::HiddenSlopeForgotten) ? 1 : slope(f.hidden, p.z1[j]));
        }
        const double sign2 = is(StepId::dW2, Mistake::SignReversed) ? -1 : 1;
        for (int j = 0; j < hidden; ++j)
            for (int k = 0; k < outputs; ++k)
                p.dW2(j, k) = sign2 * p.x1[j] * p.delta2[k];
        for (int k = 0; k < outputs; ++k)
            p.db2[k] = is(StepId::db2, Mistake::BiasSumOfDeltas)  ? p.delta2.sum()
                       : is(StepId::db2, Mistake::BiasTimesDelta) ? network.parameters.b2[k] * p.delta2[k]
                                                                  : p.delta2[k];
        for (int i = 0; i < inputs; ++i)
            for (int j = 0; j < hidden; ++j)
                p.dW1(i, j) =
                    is(StepId::dW1, Mistake::Transposed) ? x0[j] * p.delta1[i] : x0[i] * p.delta1[j];
        for (int j = 0; j < hidden; ++j)
            p.db1[j] = is(StepId::db1, Mistake::SignReversed) ? -p.delta1[j] : p.delta1[j];
        return p;
    }
};

bool close(const auto &a, const auto &b)
{
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           (a - b).cwiseAbs().maxCoeff() <= 1e-12 * std::max(1.0, b.cwiseAbs().maxCoeff());
}

bool is_before(StepId step, const Slip &slip)
{
    return step < slip.step;
}

// A network of ten hidden units and ten inputs: both matrices are square, so that everything can be done.
WorkedPass square_pass(std::uint64_t seed)
{
    const Functions functions = {Activation::Tanh, Activation::Sigmoid, Cost::Quadratic};
    return {random_network(functions, digit_count, digit_count, seed), random_image(digit_count, seed + 1),
            one_hot<double>(3)};
}
} // namespace

/// A pass in which one rule is replaced by a mistake, and its gradient check.
class TestSlippedPass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everything_follows_from_the_slip_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("mistake");
        const auto row = [](StepId step, Mistake mistake) {
            QTest::newRow(std::string(to_string(step)).append(" ").append(words_of(mistake)).c_str())
                << static_cast<int>(step) << static_cast<int>(mistake);
        };
        row(StepId::z1, Mistake::BiasForgotten);
        row(StepId::z1, Mistake::TransposedForward);
        row(StepId::x1, Mistake::PhiForgotten);
        row(StepId::z2, Mistake::BiasForgotten);
        row(StepId::x2, Mistake::PhiForgotten);
        row(StepId::x2, Mistake::OtherLayersPhi);
        row(StepId::loss, Mistake::HalfForgotten);
        row(StepId::delta2, Mistake::OutputSlopeForgotten);
        row(StepId::delta2, Mistake::SlopeAtActivation);
        row(StepId::delta2, Mistake::FactorTwo);
        row(StepId::delta2, Mistake::SignReversed);
        row(StepId::delta1, Mistake::HiddenSlopeForgotten);
        row(StepId::delta1, Mistake::ErrorForDelta);
        row(StepId::delta1, Mistake::OnlyTheTarget);
        row(StepId::delta1, Mistake::WeightsLeftOut);
        row(StepId::dW2, Mistake::SignReversed);
        row(StepId::db2, Mistake::BiasSumOfDeltas);
        row(StepId::db2, Mistake::BiasTimesDelta);
        row(StepId::dW1, Mistake::Transposed);
        row(StepId::db1, Mistake::SignReversed);
    }
    void everything_follows_from_the_slip()
    {
        QFETCH(int, step);
        QFETCH(int, mistake);
        const Slip slip = {static_cast<StepId>(step), static_cast<Mistake>(mistake)};
        const WorkedPass worked = square_pass(17);
        const Pass<double> pass = pass_with(worked.task(), slip);
        const Pass<double> expected = PlainSlip{worked.network, pass.x0, pass.y, slip}.pass();
        QVERIFY(close(pass.z1, expected.z1) && close(pass.x1, expected.x1));
        QVERIFY(close(pass.z2, expected.z2) && close(pass.x2, expected.x2));
        QVERIFY(std::abs(pass.loss - expected.loss) <= 1e-12 * std::max(1.0, expected.loss));
        QVERIFY(close(pass.delta2, expected.delta2) && close(pass.delta1, expected.delta1));
        QVERIFY(close(pass.dW2, expected.dW2) && close(pass.db2, expected.db2));
        QVERIFY(close(pass.dW1, expected.dW1) && close(pass.db1, expected.db1));
        // The same, made as training makes it.
        Pass<double> again = forward_with(worked.network, pass.x0, pass.y, slip);
        backward_with(worked.network, again, hand_rate, slip);
        QVERIFY(close(again.x2, pass.x2) && close(again.dW1, pass.dW1) && close(again.db2, pass.db2));
    }

    void before_the_slip_everything_is_right()
    {
        const WorkedPass worked = square_pass(5);
        const Pass<double> &right = worked.pass;
        const std::vector<Slip> offered = offered_slips(worked.task());
        QVERIFY(offered.size() > 20);
        for (const Slip &slip : offered) {
            const Pass<double> pass = pass_with(worked.task(), slip);
            QVERIFY(!is_before(StepId::z1, slip) || pass.z1 == right.z1);
            QVERIFY(!is_before(StepId::x1, slip) || pass.x1 == right.x1);
            QVERIFY(!is_before(StepId::z2, slip) || pass.z2 == right.z2);
            QVERIFY(!is_before(StepId::x2, slip) || pass.x2 == right.x2);
            QVERIFY(!is_before(StepId::loss, slip) || pass.loss == right.loss);
            QVERIFY(!is_before(StepId::delta2, slip) || pass.delta2 == right.delta2);
            QVERIFY(!is_before(StepId::delta1, slip) || pass.delta1 == right.delta1);
            QVERIFY(!is_before(StepId::dW2, slip) || pass.dW2 == right.dW2);
            QVERIFY(!is_before(StepId::db2, slip) || pass.db2 == right.db2);
            QVERIFY(!is_before(StepId::dW1, slip) || pass.dW1 == right.dW1);
            QVERIFY(!is_before(StepId::db1, slip) || pass.db1 == right.db1);
        }
    }

    void the_update_takes_another_step()
    {
        for (const auto &[mistake, rate] :
             {std::pair(Mistake::Uphill, -0.5), std::pair(Mistake::RateForgotten, 1.0),
              std::pair(Mistake::RateTwice, 0.25)}) {
            const Slip slip = {StepId::update, mistake};
            QCOMPARE(rate_with(0.5, slip), rate);
            // As the table of mistakes has it for each parameter.
            const WorkedPass worked = square_pass(8);
            const Working working = working_of(worked.task());
            for (const MistakeRow &row : mistake_rows())
                if (row.term == Asked::after_W1 && row.mistake == mistake) {
                    const double expected = worked.network.parameters.W1(2, 1) - rate * worked.pass.dW1(2, 1);
                    QVERIFY(std::abs(row.values(working, {Asked::after_W1, 2, 1}).front() - expected) <
                            1e-12);
                }
        }
        QCOMPARE(rate_with(0.5, Slip{StepId::delta2, Mistake::SignReversed}), 0.5);
        QCOMPARE(rate_with(0.5, std::nullopt), 0.5);
    }

    void the_check_sees_a_wrong_gradient()
    {
        const WorkedPass worked = square_pass(21);
        const auto check = [&worked](const Slip &slip, const TermEntry &at) {
            const Pass<double> pass = pass_with(worked.task(), slip);
            return check_with({worked.network, pass, hand_rate}, slip, at, 1e-5);
        };
        const TermEntry w1 = {Term::W1, largest_input(worked), 2};
        const TermEntry w2 = {Term::W2, 1, 3};
        const TermEntry b1 = {Term::b1, 2, 0};
        const TermEntry b2 = {Term::b2, 3, 0};
        // A slip in δ² spoils all gradients, one in δ¹ those of the first layer.
        for (const TermEntry &at : {w1, w2, b1, b2})
            QVERIFY(check({StepId::delta2, Mistake::SignReversed}, at).differs());
        QVERIFY(check({StepId::delta1, Mistake::HiddenSlopeForgotten}, w1).differs());
        QVERIFY(!check({StepId::delta1, Mistake::HiddenSlopeForgotten}, w2).differs());
        // Without b¹ in z¹ the losses do not depend on it; the gradients of the weights are right for them.
        QCOMPARE(check({StepId::z1, Mistake::BiasForgotten}, b1).numerical, 0.0);
        QVERIFY(check({StepId::z1, Mistake::BiasForgotten}, b1).differs());
        QVERIFY(!check({StepId::z1, Mistake::BiasForgotten}, w1).differs());
        // Without φ the losses have no φ′ in their slope, and the backward pass has.
        QVERIFY(check({StepId::x1, Mistake::PhiForgotten}, w1).differs());
        QVERIFY(!check({StepId::x1, Mistake::PhiForgotten}, w2).differs());
        QVERIFY(check({StepId::loss, Mistake::HalfForgotten}, w2).differs());
        QVERIFY(!check({StepId::update, Mistake::Uphill}, w2).differs());
    }

    void a_weighted_input_can_be_checked_too()
    {
        const WorkedPass worked = square_pass(21);
        const Slip slip = {StepId::x1, Mistake::PhiForgotten};
        const Pass<double> pass = pass_with(worked.task(), slip);
        const Task task = {worked.network, pass, hand_rate};
        const GradientCheck check = check_with(task, slip, {Term::z1, 2, 0}, 1e-5);
        const double without_slope = worked.network.parameters.W2.row(2).dot(pass.delta2);
        QVERIFY(std::abs(check.numerical - without_slope) < 1e-6 * std::abs(without_slope));
        QCOMPARE(check.backpropagated, pass.delta1[2]);
        QVERIFY(!check_with(task, slip, {Term::z2, 3, 0}, 1e-5).differs());
        LossWith loss(task, slip);
        QVERIFY(std::abs(loss({Term::z1, 2, 0}, pass.z1[2]) - pass.loss) < 1e-12);
        QVERIFY(std::abs(loss({Term::z2, 3, 0}, pass.z2[3]) - pass.loss) < 1e-12);
    }

private:
    static int largest_input(const WorkedPass &worked)
    {
        Eigen::Index place = 0;
        worked.pass.x0.maxCoeff(&place);
        return static_cast<int>(place);
    }
};

DELTASCOPE_TEST(TestSlippedPass)
#include "test_slipped_pass.moc"
