// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/network/examples.h"
#include "ui/workbench/stage_content.h"

#include <random>

namespace deltascope {

/// An image of random grey, which is a 7.
inline Example random_example(unsigned seed)
{
    std::mt19937 generator(seed);
    Example example{.label = 7, .source = ExampleSource::Test, .index = 259};
    for (std::uint8_t &pixel : example.image)
        pixel = static_cast<std::uint8_t>(generator() % 256);
    return example;
}

inline std::shared_ptr<const Network<float>> random_stage_network(int hidden_units, unsigned seed,
                                                                  const Functions &functions = {})
{
    return std::make_shared<Network<float>>(
        random_network(functions, pixel_count, hidden_units, seed).cast<float>());
}

/// What the stage shows while a network trains.
inline std::shared_ptr<const StageContent> forward_content(int hidden_units, unsigned seed,
                                                           const Functions &functions = {})
{
    return contentOf(random_stage_network(hidden_units, seed, functions), random_example(seed));
}

/// What it shows while a pass is stepped through.
inline std::shared_ptr<const StageContent> backward_content(int hidden_units, unsigned seed,
                                                            const Functions &functions = {})
{
    const auto network = random_stage_network(hidden_units, seed, functions);
    const Example example = random_example(seed);
    const Vector<double> y = one_hot<double>(*example.label);
    const Network<double> exact = network->cast<double>();
    auto pass = backpropagate(exact, example.x0InDouble(), y);
    auto after =
        forward(Network<double>{functions, updated(exact.parameters, pass, 0.1)}, example.x0InDouble(), y);
    return std::make_shared<const StageContent>(
        StageContent{network, example, std::make_shared<const Pass<double>>(std::move(pass)),
                     std::make_shared<const Pass<double>>(std::move(after))});
}

} // namespace deltascope
