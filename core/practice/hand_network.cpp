// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/hand_network.h"

#include "core/network/choice.h"
#include "core/practice/translated.h"

#include <random>
#include <utility>

namespace deltascope {

namespace {
struct NamedSizes
{
    std::string_view name;
    int inputs;
    int hidden_units;
    int outputs;
};

// In the order of HandNetwork.
constexpr std::array<NamedSizes, all_hand_networks.size()> named_sizes = {
    {{"mazur", 2, 2, 2}, {"2-2-2", 2, 2, 2}, {"3-2-2", 3, 2, 2}, {"4-3-2", 4, 3, 2}}};

const NamedSizes &sizes_of(HandNetwork name)
{
    return named_sizes[static_cast<std::size_t>(name)];
}

std::vector<std::string> names(std::string_view letter, int count)
{
    std::vector<std::string> all;
    for (int number = 0; number < count; ++number)
        all.push_back(std::string(letter) + std::to_string(number));
    return all;
}

HandExample mazur(const Functions &functions)
{
    // His w1 … w4 lead from i1, i2 to h1 and then to h2, w5 … w8 from h1, h2 to o1 and then to o2.
    Parameters<double> parameters;
    parameters.W1 = Matrix<double>{{0.15, 0.25}, {0.20, 0.30}};
    parameters.b1 = Vector<double>::Constant(2, 0.35);
    parameters.W2 = Matrix<double>{{0.40, 0.50}, {0.45, 0.55}};
    parameters.b2 = Vector<double>::Constant(2, 0.60);
    return {{functions, parameters}, Vector<double>{{0.05, 0.10}}, Vector<double>{{0.01, 0.99}}, {}, {}};
}

/// Multiples of 0.05 below 1, from a generator that is the same on every machine.
class KindNumbers
{
public:
    explicit KindNumbers(std::uint64_t seed)
        : generator_(seed)
    {
    }

    double positive() { return static_cast<double>(1 + below(largest)) / steps_to_one; }
    double either_sign() { return below(2) == 0 ? positive() : -positive(); }

    Vector<double> vector(int size, double (KindNumbers::*draw)())
    {
        return Vector<double>::NullaryExpr(size, [&] { return (this->*draw)(); });
    }

    /// Weights of different sizes, so that an exchanged weight shows.
    Matrix<double> weights(int rows, int columns)
    {
        std::array<int, largest> order;
        for (int i = 0; i < largest; ++i)
            order[static_cast<std::size_t>(i)] = i + 1;
        Matrix<double> made(rows, columns);
        for (Eigen::Index entry = 0; entry < made.size(); ++entry) {
            const auto here = static_cast<std::size_t>(entry);
            std::swap(order[here], order[here + below(largest - static_cast<std::uint64_t>(entry))]);
            const double size = static_cast<double>(order[here]) / steps_to_one;
            made.data()[entry] = below(2) == 0 ? size : -size;
        }
        return made;
    }

    BatchExample example(int inputs, int outputs)
    {
        BatchExample made{vector(inputs, &KindNumbers::positive), {}};
        const auto target = below(static_cast<std::uint64_t>(outputs));
        made.y = Vector<double>::Unit(outputs, static_cast<Eigen::Index>(target));
        return made;
    }

private:
    std::uint64_t below(std::uint64_t end) { return generator_() % end; }

    static constexpr int steps_to_one = 20;
    static constexpr int largest = steps_to_one - 1; ///< 0.95, in steps
    std::mt19937_64 generator_;
};

HandExample seeded(const NamedSizes &size, std::uint64_t seed, const Functions &functions)
{
    KindNumbers numbers(seed);
    HandExample example;
    Parameters<double> &parameters = example.network.parameters;
    example.network.functions = functions;
    parameters.W1 = numbers.weights(size.inputs, size.hidden_units);
    parameters.b1 = numbers.vector(size.hidden_units, &KindNumbers::either_sign);
    parameters.W2 = numbers.weights(size.hidden_units, size.outputs);
    parameters.b2 = numbers.vector(size.outputs, &KindNumbers::either_sign);
    const BatchExample shown = numbers.example(size.inputs, size.outputs);
    example.x0 = shown.x0;
    example.y = shown.y;
    return example;
}
} // namespace

std::string_view to_string(HandNetwork name)
{
    return sizes_of(name).name;
}

std::optional<HandNetwork> hand_network_from(std::string_view name)
{
    return choice_named(name, all_hand_networks);
}

bool is_seeded(HandNetwork name)
{
    return name != HandNetwork::Mazur;
}

HandExample hand_example(HandNetwork name, std::uint64_t seed, const Functions &functions)
{
    const NamedSizes &size = sizes_of(name);
    HandExample example = is_seeded(name) ? seeded(size, seed, functions) : mazur(functions);
    example.input_names = names("i", size.inputs);
    example.output_names = names("o", size.outputs);
    return example;
}

BatchExample further_example(const Sizes &sizes, std::uint64_t seed)
{
    return KindNumbers(seed).example(sizes.inputs, sizes.outputs);
}

std::string_view mazur_page_note()
{
    return QT_TRANSLATE_NOOP(
        "Practice", "Mazur’s page, which leaves the biases as they are, prints 0.291027924 for the loss "
                    "after the update. That is the result when the hidden deltas are computed with the new "
                    "W² instead of the old one; with the old one the loss is 0.291027774. The page counts "
                    "from 1: its i1, h1 and o1 are i0, unit 0 and o0 here.");
}

} // namespace deltascope
