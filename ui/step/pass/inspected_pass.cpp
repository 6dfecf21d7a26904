// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pass/inspected_pass.h"

namespace deltascope {

namespace {
std::shared_ptr<const Pass<double>> passAfter(const Network<double> &network, const Pass<double> &pass,
                                              double learning_rate)
{
    const Network<double> stepped{network.functions, updated(network.parameters, pass, learning_rate)};
    return std::make_shared<const Pass<double>>(forward(stepped, pass.x0, pass.y));
}
} // namespace

Network<float> InspectedPass::updatedNetwork() const
{
    return {functions(), updated(parameters(), pass(), learning_rate).cast<float>()};
}

std::shared_ptr<const InspectedPass> inspectPass(std::shared_ptr<const Network<float>> network,
                                                 const Example &example, double learning_rate)
{
    InspectedPass open;
    open.learning_rate = learning_rate;
    open.network = std::make_shared<const Network<double>>(network->cast<double>());
    const auto pass = std::make_shared<const Pass<double>>(
        backpropagate(*open.network, example.x0InDouble(), one_hot<double>(*example.label)));
    open.squared_norm = pass->gradient_squared_norm();
    open.content = std::make_shared<const StageContent>(
        StageContent{std::move(network), example, pass, passAfter(*open.network, *pass, learning_rate)});
    return std::make_shared<const InspectedPass>(std::move(open));
}

std::shared_ptr<const InspectedPass> withRate(const InspectedPass &open, double learning_rate)
{
    InspectedPass changed = open;
    changed.learning_rate = learning_rate;
    StageContent content = *open.content;
    content.after = passAfter(*open.network, open.pass(), learning_rate);
    changed.content = std::make_shared<const StageContent>(std::move(content));
    return std::make_shared<const InspectedPass>(std::move(changed));
}

} // namespace deltascope
