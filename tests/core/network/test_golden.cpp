// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/gradient_check.h"
#include "core/network/term_values.h"
#include "tests/suite.h"

#include <QTest>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace deltascope;

namespace {
/// One pass as PyTorch computes it: see golden/make.
struct GoldenPass
{
    std::string name;
    Functions functions;
    Sizes sizes;
    std::map<Term, std::vector<double>> terms;

    Vector<double> vector(Term term) const
    {
        const std::vector<double> &values = terms.at(term);
        return Eigen::Map<const Vector<double>>(values.data(), static_cast<Eigen::Index>(values.size()));
    }
    Matrix<double> matrix(Term term) const
    {
        const Shape shape = shape_of(term, sizes);
        return Eigen::Map<const Matrix<double>>(terms.at(term).data(), shape.rows, shape.columns);
    }
    Network<double> network() const
    {
        return {functions, {matrix(Term::W1), vector(Term::b1), matrix(Term::W2), vector(Term::b2)}};
    }
};

std::vector<GoldenPass> golden_passes()
{
    std::vector<GoldenPass> passes;
    std::ifstream file(DELTASCOPE_GOLDEN_PASSES);
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string first;
        words >> first;
        if (first == "pass") {
            std::string hidden, output, cost;
            GoldenPass pass;
            words >> hidden >> output >> cost >> pass.sizes.inputs >> pass.sizes.hidden >> pass.sizes.outputs;
            pass.name = line;
            pass.functions = {*activation_from(hidden), *activation_from(output), *cost_from(cost)};
            passes.push_back(pass);
            continue;
        }
        std::vector<double> &values = passes.back().terms[*term_from(first)];
        for (double value = 0; words >> value;)
            values.push_back(value);
    }
    return passes;
}

bool close(double a, double b)
{
    return std::abs(a - b) <= 1e-12 * std::max(1.0, std::abs(b));
}
} // namespace

/// Passes against the numbers of another program.
class TestGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_term_as_pytorch_has_it_data() { rows(); }
    void every_term_as_pytorch_has_it()
    {
        QFETCH(int, index);
        const GoldenPass &golden = m_passes[static_cast<std::size_t>(index)];
        QVERIFY(golden.functions.valid());
        const Network<double> network = golden.network();
        QVERIFY(network.parameters.has_valid_shapes());
        const Pass<double> pass = backpropagate(network, golden.vector(Term::x0), golden.vector(Term::y));
        QCOMPARE(golden.terms.size(), std::size_t{17});
        for (const auto &[term, values] : golden.terms) {
            const Shape shape = shape_of(term, golden.sizes);
            QCOMPARE(static_cast<int>(values.size()), shape.rows * shape.columns);
            for (int entry = 0; entry < shape.rows * shape.columns; ++entry) {
                const TermEntry at{term, entry / shape.columns, entry % shape.columns};
                QVERIFY2(close(value_of(network, pass, at), values[static_cast<std::size_t>(entry)]),
                         plain_name(at).c_str());
            }
        }
    }

    // The gradient check agrees with autograd, too.
    void every_gradient_checks_data() { rows(); }
    void every_gradient_checks()
    {
        QFETCH(int, index);
        const GoldenPass &golden = m_passes[static_cast<std::size_t>(index)];
        const Network<double> network = golden.network();
        const Pass<double> pass = backpropagate(network, golden.vector(Term::x0), golden.vector(Term::y));
        for (const Term term : parameter_terms) {
            const Shape shape = shape_of(term, golden.sizes);
            for (int entry = 0; entry < shape.rows * shape.columns; ++entry) {
                const TermEntry at{term, entry / shape.columns, entry % shape.columns};
                const GradientCheck check = check_gradient(network, pass, at, 1e-5);
                QVERIFY2(check.kink || check.relative_error < 1e-6, plain_name(at).c_str());
            }
        }
    }

    void every_pair_of_functions_is_there()
    {
        std::set<std::string> there;
        for (const GoldenPass &pass : m_passes)
            there.insert(name_of(pass.functions));
        for (const Activation hidden : all_activations)
            for (const Activation output : output_activations)
                for (const Cost cost : all_costs)
                    if (const Functions functions{hidden, output, cost}; functions.valid())
                        QVERIFY2(there.contains(name_of(functions)), name_of(functions).c_str());
    }

private:
    static std::string name_of(const Functions &functions)
    {
        return std::string(to_string(functions.hidden)) + " " + std::string(to_string(functions.output)) +
               " " + std::string(to_string(functions.cost));
    }

    void rows() const
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_passes.size(); ++i)
            QTest::newRow(m_passes[i].name.c_str()) << static_cast<int>(i);
        QVERIFY(!m_passes.empty());
    }

    const std::vector<GoldenPass> m_passes = golden_passes();
};

DELTASCOPE_TEST(TestGolden)
#include "test_golden.moc"
