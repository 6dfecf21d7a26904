// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"

#include "core/network/choice.h"

#include <cmath>
#include <random>
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

Parameters<float> initial_parameters(int hidden_units, Init init, std::uint64_t seed)
{
    if (hidden_units < 1 || hidden_units > max_hidden_units)
        throw std::invalid_argument("the number of hidden units must be 1 to " +
                                    std::to_string(max_hidden_units));
    std::mt19937_64 generator(seed);
    std::normal_distribution<double> normal;
    // N(0, deviation²); for Equal the deviation itself, every time.
    const auto draw = [&](double deviation) {
        return static_cast<float>(init == Init::Equal ? deviation : deviation * normal(generator));
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
    parameters.W1 = weights(pixel_count, hidden_units);
    parameters.b1 = biases(hidden_units);
    parameters.W2 = weights(hidden_units, digit_count);
    parameters.b2 = biases(digit_count);
    return parameters;
}

} // namespace deltascope
