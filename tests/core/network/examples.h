// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/initialisation.h"
#include "core/network/pass.h"

#include <QTest>

#include <random>
#include <string>
#include <vector>

namespace deltascope {

/// A network of any number of inputs and hidden units with parameters from N(0, 1), and 10 outputs.
inline Network<double> random_network(const Functions &functions, int inputs, int hidden_units,
                                      std::uint64_t seed)
{
    std::mt19937_64 generator(seed);
    std::normal_distribution<double> normal;
    const auto draw = [&] { return normal(generator); };
    Parameters<double> parameters;
    parameters.W1 = Matrix<double>::NullaryExpr(inputs, hidden_units, draw);
    parameters.b1 = Vector<double>::NullaryExpr(hidden_units, draw);
    parameters.W2 = Matrix<double>::NullaryExpr(hidden_units, digit_count, draw);
    parameters.b2 = Vector<double>::NullaryExpr(digit_count, draw);
    return {functions, parameters};
}

/// An image of grey values from 0 to 1, a third of them 0 as on paper.
inline Vector<double> random_image(int inputs, std::uint64_t seed)
{
    std::mt19937_64 generator(seed);
    std::uniform_real_distribution<double> grey(-0.5, 1);
    return Vector<double>::NullaryExpr(inputs, [&] { return std::max(0.0, grey(generator)); });
}

/// Every valid choice of φ hidden, φ output and cost.
inline std::vector<Functions> all_functions()
{
    std::vector<Functions> all;
    for (const Activation hidden : all_activations)
        for (const Activation output : output_activations)
            for (const Cost cost : all_costs)
                if (const Functions functions = {hidden, output, cost}; functions.valid())
                    all.push_back(functions);
    return all;
}

/// "tanh, sigmoid, quadratic", for the name of a row.
inline std::string name_of(const Functions &functions)
{
    return std::string(to_string(functions.hidden))
        .append(", ")
        .append(to_string(functions.output))
        .append(", ")
        .append(to_string(functions.cost));
}

/// One row for each of all_functions(), in the column "functions".
inline void add_rows_of_functions()
{
    QTest::addColumn<Functions>("functions");
    for (const Functions &functions : all_functions())
        QTest::newRow(name_of(functions).c_str()) << functions;
}

} // namespace deltascope
