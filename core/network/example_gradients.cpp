// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/example_gradients.h"

#include "core/network/gradient_check.h"

#include <stdexcept>

namespace deltascope {

namespace {
bool is_parameter(Term term)
{
    return term == Term::W1 || term == Term::b1 || term == Term::W2 || term == Term::b2;
}
} // namespace

ExampleGradients example_gradients(const Network<double> &network, std::span<const BatchExample> examples,
                                   const TermEntry &parameter)
{
    if (examples.empty())
        throw std::invalid_argument("A batch has at least one example.");
    if (!is_parameter(parameter.term))
        throw std::invalid_argument("Only a weight or a bias has a gradient over a batch.");
    ExampleGradients result;
    double sum = 0;
    for (const BatchExample &example : examples) {
        const auto pass = backpropagate(network, example.x0, example.y);
        result.each.push_back(gradient_value(pass, parameter));
        sum += result.each.back();
        result.running_mean.push_back(sum / static_cast<double>(result.each.size()));
    }
    return result;
}

} // namespace deltascope
