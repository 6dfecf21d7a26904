// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/inputs.h"

namespace deltascope {

namespace {
constexpr double mnist_mean = 0.1307;
constexpr double mnist_deviation = 0.3081;

constexpr std::array<InputsFacts, inputs_count> table = {{
    {Inputs::Plain, "plain", "x", 1, 0, false},
    {Inputs::Pytorch, "pytorch", "(x − 0.1307)/0.3081", 1 / mnist_deviation, -mnist_mean / mnist_deviation,
     false},
    {Inputs::To255, "255", "255 x", 255, 0, false},
    {Inputs::Signed, "signed", "2x − 1", 2, -1, false},
    {Inputs::Inverted, "inverted", "1 − x", -1, 1, false},
    {Inputs::Transposed, "transposed", "", 1, 0, true},
}};

Matrix<double> with_transposed_pictures(const Matrix<double> &W1)
{
    Matrix<double> turned(W1.rows(), W1.cols());
    for (int row = 0; row < image_side; ++row)
        for (int column = 0; column < image_side; ++column)
            turned.row(row * image_side + column) = W1.row(column * image_side + row);
    return turned;
}
} // namespace

const InputsFacts &facts(Inputs inputs)
{
    return table[static_cast<std::size_t>(inputs)];
}

std::string_view to_string(Inputs inputs)
{
    return facts(inputs).name;
}

std::optional<Inputs> inputs_from(std::string_view name)
{
    return choice_named(name, all_inputs);
}

Parameters<double> folded(Parameters<double> parameters, Inputs inputs)
{
    const InputsFacts &reads = facts(inputs);
    if (reads.transposed)
        parameters.W1 = with_transposed_pictures(parameters.W1);
    parameters.b1 += reads.offset * parameters.W1.colwise().sum().transpose();
    parameters.W1 *= reads.factor;
    return parameters;
}

} // namespace deltascope
