// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/example_gradients.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace deltascope {

namespace {
// The entry of the outer product of one example.
double entry(const BatchFactors &batch, Eigen::Index n, const TermEntry &parameter)
{
    const auto [term, i, j] = parameter;
    switch (term) {
    case Term::W1:
        return batch.x0(n, i) * batch.delta1(n, j);
    case Term::b1:
        return batch.delta1(n, i);
    case Term::W2:
        return batch.x1(n, i) * batch.delta2(n, j);
    case Term::b2:
        return batch.delta2(n, i);
    default:
        throw std::invalid_argument("Only a weight or a bias has a gradient over a batch.");
    }
}
} // namespace

BatchFactors batch_factors(const Network<double> &network, std::span<const BatchExample> examples)
{
    if (examples.empty())
        throw std::invalid_argument("A batch has at least one example.");
    const Sizes sizes = network.sizes();
    const auto size = static_cast<Eigen::Index>(examples.size());
    BatchFactors batch{Matrix<double>(size, sizes.inputs), Matrix<double>(size, sizes.hidden),
                       Matrix<double>(size, sizes.hidden), Matrix<double>(size, sizes.outputs)};
    for (Eigen::Index n = 0; n < size; ++n) {
        const BatchExample &example = examples[static_cast<std::size_t>(n)];
        auto pass = forward(network, example.x0, example.y);
        backpropagate_deltas(network, pass);
        batch.x0.row(n) = pass.x0;
        batch.delta1.row(n) = pass.delta1;
        batch.x1.row(n) = pass.x1;
        batch.delta2.row(n) = pass.delta2;
    }
    return batch;
}

double ExampleGradients::spread() const
{
    double squares = 0;
    for (const double gradient : each)
        squares += (gradient - mean()) * (gradient - mean());
    return std::sqrt(squares / static_cast<double>(each.size() - 1));
}

double ExampleGradients::spread_of_mean() const
{
    return spread() / std::sqrt(static_cast<double>(each.size()));
}

int ExampleGradients::opposed() const
{
    return static_cast<int>(std::count_if(each.begin(), each.end(), [this](double gradient) {
        return (gradient < 0 && mean() > 0) || (gradient > 0 && mean() < 0);
    }));
}

ExampleGradients example_gradients(const BatchFactors &batch, const TermEntry &parameter)
{
    ExampleGradients result;
    double sum = 0;
    for (Eigen::Index n = 0; n < batch.size(); ++n) {
        result.each.push_back(entry(batch, n, parameter));
        sum += result.each.back();
        result.running_mean.push_back(sum / static_cast<double>(n + 1));
    }
    return result;
}

ExampleGradients example_gradients(const Network<double> &network, std::span<const BatchExample> examples,
                                   const TermEntry &parameter)
{
    return example_gradients(batch_factors(network, examples), parameter);
}

} // namespace deltascope
