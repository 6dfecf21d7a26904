// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/convention.h"
#include "core/network/steps.h"
#include "core/network/term_values.h"
#include "tests/core/network/examples.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

namespace {

/// The pass computed from W units×inputs, as the equations of UnitsFirst say, for sigmoid units and the
/// quadratic cost.
struct UnitsFirstPass
{
    Matrix<double> W1, W2, dW1, dW2;

    UnitsFirstPass(const Network<double> &network, const Vector<double> &a0, const Vector<double> &y)
        : W1(network.parameters.W1.transpose())
        , W2(network.parameters.W2.transpose())
    {
        const auto sigma = [](const Vector<double> &z) -> Vector<double> {
            return (1 + (-z.array()).exp()).inverse();
        };
        const auto slope = [](const Vector<double> &a) { return (a.array() * (1 - a.array())).matrix(); };
        const Vector<double> a1 = sigma(W1 * a0 + network.parameters.b1);
        const Vector<double> a2 = sigma(W2 * a1 + network.parameters.b2);
        const Vector<double> delta2 = (a2 - y).cwiseProduct(slope(a2));
        const Vector<double> delta1 = (W2.transpose() * delta2).cwiseProduct(slope(a1));
        dW2 = delta2 * a1.transpose();
        dW1 = delta1 * a0.transpose();
    }

    const Matrix<double> &of(Term term) const
    {
        return term == Term::W1 ? W1 : term == Term::W2 ? W2 : term == Term::dW1 ? dW1 : dW2;
    }
};

} // namespace

class TestConvention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_matrix_is_the_transposed_first_one()
    {
        const Network<double> network = random_network({}, 7, 4, 1);
        const Vector<double> x0 = random_image(7, 2), y = one_hot<double>(3);
        const Pass<double> pass = backpropagate(network, x0, y);
        const UnitsFirstPass expected(network, x0, y);
        for (const Term term : {Term::W1, Term::W2, Term::dW1, Term::dW2}) {
            const Matrix<double> &matrix = expected.of(term);
            const Shape shape = shape_of(term, network.sizes(), Convention::UnitsFirst);
            QCOMPARE(shape, (Shape{static_cast<int>(matrix.rows()), static_cast<int>(matrix.cols())}));
            for (int row = 0; row < shape.rows; ++row)
                for (int column = 0; column < shape.columns; ++column) {
                    const TermEntry entry = transposed_in(Convention::UnitsFirst, {term, row, column});
                    QVERIFY(std::abs(value_of(network, pass, entry) - matrix(row, column)) < 1e-15);
                    QVERIFY(transposed_in(Convention::UnitsFirst, entry) == (TermEntry{term, row, column}));
                }
        }
    }

    void every_other_term_stays_as_it_is()
    {
        const Sizes sizes{7, 4, 3};
        for (const TermFacts &row : term_table) {
            const Term term = row.term;
            const bool weights =
                term == Term::W1 || term == Term::W2 || term == Term::dW1 || term == Term::dW2;
            QCOMPARE(is_transposed(term, Convention::UnitsFirst), weights);
            QVERIFY(!is_transposed(term, Convention::InputsFirst));
            QCOMPARE(shape_of(term, sizes, Convention::InputsFirst), shape_of(term, sizes));
            if (!weights)
                QCOMPARE(shape_of(term, sizes, Convention::UnitsFirst), shape_of(term, sizes));
        }
    }

    void the_equations_are_those_of_nielsen()
    {
        const std::vector<std::pair<std::string, std::string>> expected = {
            {"a⁰ = the image", "a⁰ᵢ = pixel i, 0 … 1"},
            {"z¹ = W¹ a⁰ + b¹", "z¹ⱼ = Σᵢ w¹ⱼᵢ a⁰ᵢ + b¹ⱼ"},
            {"a¹ = σ(z¹)", "a¹ⱼ = σ(z¹ⱼ)"},
            {"z² = W² a¹ + b²", "z²ₖ = Σⱼ w²ₖⱼ a¹ⱼ + b²ₖ"},
            {"a² = σ(z²)", "a²ₖ = σ(z²ₖ)"},
            {"Lₙ = ½ ‖a² − y‖²", "Lₙ = ½ Σₖ (a²ₖ − yₖ)²"},
            {"δ² = (a² − y) ⊙ σ′(z²)", "δ²ₖ = (a²ₖ − yₖ) σ′(z²ₖ)"},
            {"δ¹ = ((W²)ᵀ δ²) ⊙ σ′(z¹)", "δ¹ⱼ = (Σₖ w²ₖⱼ δ²ₖ) σ′(z¹ⱼ)"},
            {"∂Lₙ/∂W² = δ² (a¹)ᵀ", "∂Lₙ/∂w²ₖⱼ = a¹ⱼ δ²ₖ"},
            {"∂Lₙ/∂b² = δ²", "∂Lₙ/∂b²ₖ = δ²ₖ"},
            {"∂Lₙ/∂W¹ = δ¹ (a⁰)ᵀ", "∂Lₙ/∂w¹ⱼᵢ = a⁰ᵢ δ¹ⱼ"},
            {"∂Lₙ/∂b¹ = δ¹", "∂Lₙ/∂b¹ⱼ = δ¹ⱼ"},
            {"θ ← θ − η ∂Lₙ/∂θ", "w¹ⱼᵢ ← w¹ⱼᵢ − η ∂Lₙ/∂w¹ⱼᵢ"},
            {"Lₙ(θ − η ∇Lₙ) ≈ Lₙ(θ) − η ‖∇Lₙ‖²", "Lₙ(after) − Lₙ"}};
        const std::vector<Step> list = steps({});
        QCOMPARE(list.size(), expected.size());
        for (std::size_t i = 0; i < list.size(); ++i) {
            QCOMPARE(written(list[i].equation, Convention::UnitsFirst), expected[i].first);
            QCOMPARE(written(list[i].component, Convention::UnitsFirst), expected[i].second);
            QCOMPARE(written(list[i].equation, Convention::InputsFirst), std::string(list[i].equation));
        }
    }

    void order_and_names_are_chosen_each_by_itself()
    {
        const std::string_view delta1 = "δ¹ = (W² δ²) ⊙ φ′(z¹)";
        QCOMPARE(written(delta1, Convention::UnitsFirst, Names::XPhi),
                 std::string("δ¹ = ((W²)ᵀ δ²) ⊙ φ′(z¹)"));
        QCOMPARE(written(delta1, Convention::InputsFirst, Names::ASigma),
                 std::string("δ¹ = (W² δ²) ⊙ σ′(z¹)"));
        QCOMPARE(written("∂Lₙ/∂W² = x¹ (δ²)ᵀ", Convention::UnitsFirst, Names::XPhi),
                 std::string("∂Lₙ/∂W² = δ² (x¹)ᵀ"));
        QCOMPARE(worded("The gradient of W² is x² − y", Convention::UnitsFirst, Names::ASigma),
                 std::string("The gradient of W² is a² − y"));
    }

    void softmax_is_a_word()
    {
        QCOMPARE(written("x² = softmax(z²)", Convention::UnitsFirst), std::string("a² = softmax(z²)"));
        QCOMPARE(written("x²ₖ = exp(z²ₖ)", Convention::UnitsFirst), std::string("a²ₖ = exp(z²ₖ)"));
    }

    void an_entry_has_its_indices_in_the_order_of_the_convention()
    {
        const TermEntry weight{Term::W2, 14, 6}, unit{Term::x1, 14, 0};
        QCOMPARE(plain_name(weight, Convention::InputsFirst), std::string("w²[14,6]"));
        QCOMPARE(plain_name(weight, Convention::UnitsFirst), std::string("w²[6,14]"));
        QCOMPARE(plain_name(unit, Convention::UnitsFirst), std::string("a¹[14]"));
        QCOMPARE(plain_name({Term::phi_prime_z1, 2, 0}, Convention::UnitsFirst), std::string("σ′(z¹[2])"));
    }
};

DELTASCOPE_TEST(TestConvention)
#include "test_convention.moc"
