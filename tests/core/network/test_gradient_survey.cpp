// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/gradient_survey.h"
#include "tests/core/network/examples.h"
#include "tests/core/network/plain_network.h"
#include "tests/suite.h"

#include <QTest>

#include <numeric>

using namespace deltascope;

namespace {
constexpr int inputs = 6;
constexpr int hidden_units = 4;
constexpr std::array nudged_terms = {Term::W1, Term::b1, Term::W2, Term::b2, Term::z1, Term::z2};

std::vector<TermEntry> entries_of(std::span<const Term> terms)
{
    std::vector<TermEntry> entries;
    for (const Term term : terms) {
        const Shape shape = shape_of(term, {inputs, hidden_units, digit_count});
        for (int row = 0; row < shape.rows; ++row)
            for (int column = 0; column < shape.columns; ++column)
                entries.push_back({term, row, column});
    }
    return entries;
}

// Lₙ of a whole pass in loops, with one number changed; a change of a z is one of its bias.
plain::Real plain_loss(Network<double> network, const Pass<double> &pass, const TermEntry &at, double change)
{
    auto &[W1, b1, W2, b2] = network.parameters;
    const auto [term, i, j] = at;
    if (term == Term::W1)
        W1(i, j) += change;
    else if (term == Term::W2)
        W2(i, j) += change;
    else
        (term == Term::b1 || term == Term::z1 ? b1 : b2)[i] += change;
    return plain::forward(network, plain::reals(pass.x0), plain::reals(pass.y)).loss;
}

// The derivative from four losses further out, whose error is of fourth order.
plain::Real slope_of_four(const Network<double> &network, const Pass<double> &pass, const TermEntry &at)
{
    constexpr double h = 1e-3;
    const auto loss = [&](double change) { return plain_loss(network, pass, at, change); };
    return (loss(-2 * h) - 8 * loss(-h) + 8 * loss(h) - loss(2 * h)) / (12 * static_cast<plain::Real>(h));
}

Pass<double> pass_of(const Network<double> &network, int digit = 3)
{
    return backpropagate(network, random_image(inputs, 52), one_hot<double>(digit));
}

// Outputs and hidden units far out, where φ is flat.
Network<double> saturated(const Functions &functions, double factor)
{
    Network<double> network = random_network(functions, inputs, hidden_units, 81);
    network.parameters.W1 *= factor;
    network.parameters.W2 *= factor;
    return network;
}

int sum_of_counts(const GradientSurvey &survey)
{
    return survey.equal + survey.agreeing + survey.differing + survey.unresolved + survey.kinks;
}
} // namespace

/// The two losses of a gradient check, and many checks at once.
class TestGradientSurvey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losses_are_those_of_changed_networks_data() { add_rows_of_functions(); }
    void losses_are_those_of_changed_networks()
    {
        QFETCH(Functions, functions);
        const Network<double> network = random_network(functions, inputs, hidden_units, 51);
        const Pass<double> pass = pass_of(network);
        constexpr double epsilon = 0.125; // exact in binary
        for (const TermEntry &at : entries_of(nudged_terms)) {
            const GradientCheck check = check_gradient<double>(network, pass, at, epsilon);
            const plain::Real above = plain_loss(network, pass, at, epsilon);
            const plain::Real below = plain_loss(network, pass, at, -epsilon);
            QVERIFY2(plain::close(check.loss_above, above, 10), plain_name(at).c_str());
            QVERIFY2(plain::close(check.loss_below, below, 10), plain_name(at).c_str());
            QCOMPARE(check.numerical, (check.loss_above - check.loss_below) / 0.25);
        }
    }

    void delta_is_the_derivative_by_z_data() { add_rows_of_functions(); }
    void delta_is_the_derivative_by_z()
    {
        QFETCH(Functions, functions);
        const Network<double> network = random_network(functions, inputs, hidden_units, 51);
        const Pass<double> pass = pass_of(network);
        for (const TermEntry &at : entries_of(std::array{Term::z1, Term::z2})) {
            const GradientCheck check = check_gradient<double>(network, pass, at, 1e-5);
            QCOMPARE(check.backpropagated, at.term == Term::z1 ? pass.delta1[at.row] : pass.delta2[at.row]);
            const auto slope = static_cast<double>(slope_of_four(network, pass, at));
            QVERIFY2(std::abs(check.numerical - slope) <= 1e-6 * std::max(1.0, std::abs(slope)),
                     plain_name(at).c_str());
            QVERIFY2(std::abs(check.backpropagated - slope) <= 1e-8 * std::max(1.0, std::abs(slope)),
                     plain_name(at).c_str());
        }
    }

    // A saturated network was said to have gradients with a relative error of 1.
    void what_rounding_hides_is_no_mismatch_data()
    {
        QTest::addColumn<Functions>("functions");
        QTest::addColumn<double>("factor");
        QTest::addColumn<double>("epsilon");
        for (const Functions &functions : all_functions())
            for (const double factor : {1.0, 10.0, 40.0})
                for (const double epsilon : {1e-5, 1e-7, 1e-9, 1e-11})
                    QTest::addRow("%s, %g, %g", name_of(functions).c_str(), factor, epsilon)
                        << functions << factor << epsilon;
    }
    void what_rounding_hides_is_no_mismatch()
    {
        QFETCH(Functions, functions);
        QFETCH(double, factor);
        QFETCH(double, epsilon);
        const Network<double> network = saturated(functions, factor);
        for (const int digit : {0, 3, 7}) {
            const Pass<double> pass = pass_of(network, digit);
            const GradientSurvey survey = check_gradients(network, pass, nudged_terms, epsilon);
            QVERIFY2(survey.differing == 0, plain_name(survey.worst.value_or(TermEntry{})).c_str());
            QVERIFY(survey.max_relative_error < differing_error);
            QCOMPARE(sum_of_counts(survey), survey.checked);
            if (factor == 1 && epsilon == 1e-5)
                QVERIFY(10 * (survey.unresolved + survey.kinks) < survey.checked);
        }
    }

    void flat_outputs_are_counted_as_unresolved()
    {
        const Functions functions;
        Network<double> network = random_network(functions, inputs, hidden_units, 81);
        network.parameters.b2.setConstant(40); // φ(40) is 1 but for 4·10⁻¹⁸
        const Pass<double> pass = pass_of(network);
        QVERIFY(pass.delta2.maxCoeff() > 0);
        const GradientSurvey survey = check_gradients(network, pass, std::array{Term::b2, Term::z2}, 1e-5);
        QCOMPARE(survey.unresolved, 18);
        QCOMPARE(survey.equal, 2); // of the output that should be 1, and is in double
        QCOMPARE(survey.max_relative_error, 0.0);
        // 2⁻⁵³ · 4.5 / 10⁻⁵ and the share of x²: the nine outputs that should be 0.
        QVERIFY(survey.max_resolution > 5e-11 && survey.max_resolution < 2e-10);
    }

    void a_wrong_gradient_is_found_data() { add_rows_of_functions(); }
    void a_wrong_gradient_is_found()
    {
        QFETCH(Functions, functions);
        const Network<double> network = random_network(functions, inputs, hidden_units, 51);
        Pass<double> pass = pass_of(network);
        TermEntry largest = {Term::W2};
        pass.dW2.cwiseAbs().maxCoeff(&largest.row, &largest.column);
        pass.dW2(largest.row, largest.column) *= 1.5;
        const GradientSurvey survey = check_gradients(network, pass, parameter_terms, 1e-5);
        QCOMPARE(survey.differing, 1);
        QCOMPARE(survey.worst.value(), largest);
        QCOMPARE(survey.differs.value(), largest);
        QVERIFY(std::abs(survey.max_relative_error - 1.0 / 3) < 1e-4);
        QCOMPARE(survey.decades[0], 1);
    }

    // A gradient of 0 where the loss does change is one, however small what it is compared with.
    void a_gradient_that_was_forgotten_is_found()
    {
        const Network<double> network = random_network({}, inputs, hidden_units, 51);
        Pass<double> pass = pass_of(network);
        pass.db1[2] = 0;
        const GradientSurvey survey = check_gradients(network, pass, std::array{Term::b1}, 1e-5);
        QCOMPARE(survey.differing, 1);
        QCOMPARE(survey.worst.value(), (TermEntry{Term::b1, 2}));
        QCOMPARE(survey.max_relative_error, 1.0);
    }

    void many_checks_are_those_of_each()
    {
        const Functions functions = {Activation::Relu, Activation::Softmax, Cost::LogLikelihood};
        const Network<double> network = random_network(functions, inputs, hidden_units, 51);
        const Pass<double> pass = pass_of(network);
        GradientSurvey each;
        for (const TermEntry &at : entries_of(nudged_terms))
            each.add(at, check_gradient<double>(network, pass, at, 1e-3));
        const GradientSurvey survey = check_gradients(network, pass, nudged_terms, 1e-3);
        QCOMPARE(survey.checked, entry_count(nudged_terms, network.sizes()));
        QCOMPARE(survey.checked, 6 * 4 + 4 + 4 * 10 + 10 + 4 + 10);
        QCOMPARE(survey.decades, each.decades);
        QCOMPARE(survey.max_relative_error, each.max_relative_error);
        QCOMPARE(survey.worst, each.worst);
        QCOMPARE(survey.equal, each.equal);
        QCOMPARE(sum_of_counts(survey), survey.checked);
        QCOMPARE(std::accumulate(survey.decades.begin(), survey.decades.end(), 0),
                 survey.agreeing + survey.differing);
    }

    void pixels_of_value_0_give_exactly_0()
    {
        const Network<double> network = random_network({}, inputs, hidden_units, 51);
        Pass<double> pass = backpropagate(network, Vector<double>::Zero(inputs).eval(), one_hot<double>(1));
        QCOMPARE(check_gradients(network, pass, std::array{Term::W1}, 1e-5).equal, inputs * hidden_units);
        const GradientCheck check = check_gradient<double>(network, pass, {Term::W1, 2, 1}, 1e-5);
        QCOMPARE(check.numerical, 0.0);
        QCOMPARE(check.backpropagated, 0.0);
        QCOMPARE(check.loss_above, pass.loss);
        QVERIFY(check.is_comparable());
        pass.dW1(3, 2) = 1; // as after a slip
        const GradientSurvey survey = check_gradients(network, pass, std::array{Term::W1}, 1e-5);
        QCOMPARE(survey.differing, 1);
        QCOMPARE(survey.worst.value(), (TermEntry{Term::W1, 3, 2}));
    }

    void a_kink_is_named_with_its_unit()
    {
        const Functions functions = {Activation::Relu, Activation::LeakyRelu, Cost::Quadratic};
        Network<double> network = random_network(functions, inputs, hidden_units, 71);
        const Vector<double> x0 = random_image(inputs, 72);
        network.parameters.b1[1] -= forward(network, x0, one_hot<double>(0)).z1[1] - 1e-7;
        network.parameters.b2[2] -= forward(network, x0, one_hot<double>(0)).z2[2] - 1e-7;
        const Pass<double> pass = backpropagate(network, x0, one_hot<double>(0));
        const GradientCheck hidden = check_gradient<double>(network, pass, {Term::z1, 1}, 1e-5);
        QVERIFY(hidden.kink);
        QCOMPARE(hidden.kink_at, (TermEntry{Term::z1, 1}));
        const GradientCheck output = check_gradient<double>(network, pass, {Term::b2, 2}, 1e-5);
        QCOMPARE(output.kink_at, (TermEntry{Term::z2, 2}));
        const GradientSurvey survey = check_gradients(network, pass, std::array{Term::b1, Term::b2}, 1e-5);
        QVERIFY(survey.kinks >= 2);
        QVERIFY(survey.kink.has_value());
        QVERIFY(!check_gradient<double>(network, pass, {Term::b2, 3}, 1e-5).kink);
    }

    void what_is_not_finite_is_not_compared()
    {
        Network<double> network = random_network({}, inputs, hidden_units, 51);
        network.parameters.b2[0] = std::numeric_limits<double>::quiet_NaN();
        const Pass<double> pass = pass_of(network);
        const GradientSurvey survey = check_gradients(network, pass, std::array{Term::b2}, 1e-5);
        QCOMPARE(survey.unresolved, digit_count);
    }

    void it_ends_when_told_to()
    {
        const Network<double> network = random_network({}, 400, hidden_units, 51);
        const Pass<double> pass = backpropagate(network, random_image(400, 52), one_hot<double>(3));
        std::vector<int> asked;
        const GradientSurvey survey = check_gradients(network, pass, parameter_terms, 1e-5, [&](int done) {
            asked.push_back(done);
            return asked.size() < 3;
        });
        QCOMPARE(asked.size(), std::size_t{3});
        QCOMPARE(asked.front(), 0);
        QCOMPARE(survey.checked, asked.back());
        QVERIFY(survey.checked < entry_count(parameter_terms, network.sizes()));
    }
};

DELTASCOPE_TEST(TestGradientSurvey)
#include "test_gradient_survey.moc"
