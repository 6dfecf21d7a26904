// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"

#include "core/network/choice.h"
#include "core/network/random_numbers.h"

#include <cmath>
#include <stdexcept>

namespace deltascope {

namespace {
constexpr std::array<std::string_view, all_inits.size()> names = {"scaled", "nielsen", "he", "equal"};

double weight_deviation(Init init, double fan_in)
{
    switch (init) {
    case Init::Nielsen:
        return 1;
    case Init::He:
        return std::sqrt(2 / fan_in);
    case Init::Scaled:
    case Init::Equal:
        break;
    }
    return std::sqrt(1 / fan_in);
}
} // namespace

std::string_view to_string(Init init)
{
    return names[static_cast<std::size_t>(init)];
}

std::optional<Init> init_from(std::string_view name)
{
    return choice_named(name, all_inits);
}

Parameters<float> initial_parameters(const Sizes &sizes, Init init, std::uint64_t seed)
{
    if (const Message error = validation_error(sizes); !error.empty())
        throw std::invalid_argument(error.english());
    std::mt19937_64 generator(seed);
    NormalNumbers normal;
    // N(0, deviation²); for Equal the deviation itself, every time.
    const auto draw = [&](double deviation) {
        return static_cast<float>(init == Init::Equal ? deviation : deviation * normal.next(generator));
    };
    const auto weights = [&](int fan_in, int columns) {
        const double deviation = weight_deviation(init, fan_in);
        return Matrix<float>::NullaryExpr(fan_in, columns, [&] { return draw(deviation); }).eval();
    };
    const auto biases = [&](int size) -> Vector<float> {
        if (init != Init::Nielsen)
            return Vector<float>::Zero(size);
        return Vector<float>::NullaryExpr(size, [&] { return draw(1); });
    };
    Parameters<float> parameters;
    parameters.W1 = weights(sizes.inputs, sizes.hidden);
    parameters.b1 = biases(sizes.hidden);
    parameters.W2 = weights(sizes.hidden, sizes.outputs);
    parameters.b2 = biases(sizes.outputs);
    return parameters;
}

Parameters<float> initial_parameters(int hidden_units, Init init, std::uint64_t seed)
{
    return initial_parameters({pixel_count, hidden_units, digit_count}, init, seed);
}

} // namespace deltascope
