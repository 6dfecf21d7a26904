// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/step/fixture.h"

#include "ui/step/numbers/worked_equation.h"

namespace deltascope {

using plain::Real;

/// Every number of a pass, from plain loops over single numbers in extended precision.
struct Reference
{
    Network<double> network;
    double learning_rate = 0;
    plain::Reals x0, y;
    plain::Pass pass;
    plain::Pass after;
    Real squaredNorm = 0;

    Reference(const Network<float> &original, const Example &example, double eta)
        : network(original.cast<double>())
        , learning_rate(eta)
    {
        for (const std::uint8_t pixel : example.image)
            x0.push_back(static_cast<double>(pixel) / 255); // rounded to double, as the pass has it
        for (int k = 0; k < digit_count; ++k)
            y.push_back(k == *example.label ? 1 : 0);
        pass = plain::backpropagate(network, x0, y);
        Network<double> stepped = network;
        for (int j = 0; j < network.hidden_units(); ++j) {
            for (int i = 0; i < pixel_count; ++i)
                change(stepped.parameters.W1(i, j), x0[at(i)] * pass.delta1[at(j)]);
            for (int k = 0; k < digit_count; ++k)
                change(stepped.parameters.W2(j, k), pass.x1[at(j)] * pass.delta2[at(k)]);
            change(stepped.parameters.b1[j], pass.delta1[at(j)]);
        }
        for (int k = 0; k < digit_count; ++k)
            change(stepped.parameters.b2[k], pass.delta2[at(k)]);
        after = plain::forward(stepped, x0, y);
    }

    static std::size_t at(int index) { return static_cast<std::size_t>(index); }

    void change(double &parameter, Real gradient)
    {
        parameter = static_cast<double>(parameter - learning_rate * gradient);
        squaredNorm += gradient * gradient;
    }

    Real value(const Selection &number) const
    {
        const auto [term, row, column] = number;
        const auto &[W1, b1, W2, b2] = network.parameters;
        switch (term) {
        case Term::x0:
            return x0[at(row)];
        case Term::y:
            return y[at(row)];
        case Term::W1:
            return W1(row, column);
        case Term::b1:
            return b1[row];
        case Term::z1:
            return pass.z1[at(row)];
        case Term::x1:
            return pass.x1[at(row)];
        case Term::W2:
            return W2(row, column);
        case Term::b2:
            return b2[row];
        case Term::z2:
            return pass.z2[at(row)];
        case Term::x2:
            return pass.x2[at(row)];
        case Term::loss:
            return pass.loss;
        case Term::delta2:
        case Term::db2:
            return pass.delta2[at(row)];
        case Term::delta1:
        case Term::db1:
            return pass.delta1[at(row)];
        case Term::dW2:
            return pass.x1[at(row)] * pass.delta2[at(column)];
        case Term::dW1:
            return x0[at(row)] * pass.delta1[at(column)];
        case Term::phi_prime_z1:
            return plain::phi_prime(network.functions.hidden, pass.z1[at(row)]);
        case Term::phi_prime_z2:
            return network.functions.output == Activation::Softmax
                       ? pass.x2[at(row)] * (1 - pass.x2[at(row)])
                       : plain::phi_prime(network.functions.output, pass.z2[at(row)]);
        case Term::dx2_dz2:
            return pass.x2[at(row)] * ((row == column ? 1 : 0) - pass.x2[at(column)]);
        case Term::eta:
            return learning_rate;
        case Term::loss_after:
            return after.loss;
        case Term::theta:
            break;
        }
        return NAN;
    }

    Real gradient(const Selection &parameter) const
    {
        switch (parameter.term) {
        case Term::W1:
            return value({Term::dW1, parameter.row, parameter.column});
        case Term::b1:
            return value({Term::db1, parameter.row, 0});
        case Term::W2:
            return value({Term::dW2, parameter.row, parameter.column});
        default:
            return value({Term::db2, parameter.row, 0});
        }
    }

    /// What a token should show: a number of the pass, or, named θ, the parameter after the update.
    Real shownBy(const Token &token) const
    {
        const Real number = value(*token.number);
        return token.symbol == QLatin1String("theta") ? number - learning_rate * gradient(*token.number)
                                                      : number;
    }

    /// Rounding of the pass in double: a few units in the last place of the largest term of its sums.
    Real slack(Term term) const
    {
        switch (term) {
        case Term::W1:
        case Term::b1:
        case Term::W2:
        case Term::b2:
        case Term::x0:
        case Term::y:
        case Term::eta:
            return 0;
        default:
            return 1e-12L;
        }
    }
};

/// The choices of functions that go together.
inline QList<Functions> allFunctions()
{
    QList<Functions> all;
    for (const Activation hidden : all_activations)
        for (const Activation output : output_activations)
            for (const Cost cost : all_costs)
                if (const Functions functions = {hidden, output, cost}; functions.valid())
                    all.append(functions);
    return all;
}

/// The columns hiddenUnits and functions: every K that matters with every choice.
inline void addAllNetworks()
{
    QTest::addColumn<int>("hiddenUnits");
    QTest::addColumn<Functions>("functions");
    for (const int units : {1, 2, 30, 1024})
        for (const Functions &functions : allFunctions())
            QTest::addRow("K = %d, %s, %s, %s", units, to_string(functions.hidden).data(),
                          to_string(functions.output).data(), to_string(functions.cost).data())
                << units << functions;
}

} // namespace deltascope
