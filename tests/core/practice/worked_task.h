// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/hand_network.h"
#include "core/practice/task.h"
#include "tests/core/network/examples.h"

#include <vector>

namespace deltascope {

/// A network with a pass of it, kept for as long as its tasks are looked at.
struct WorkedPass
{
    WorkedPass(Network<double> with, const Vector<double> &x0, const Vector<double> &y)
        : network(std::move(with))
        , pass(backpropagate(network, x0, y))
    {
    }
    explicit WorkedPass(const HandExample &example)
        : WorkedPass(example.network, example.x0, example.y)
    {
    }

    Task task(double rate = hand_rate, bool fixed_biases = false) const
    {
        return {network, pass, rate, fixed_biases};
    }

    Network<double> network;
    Pass<double> pass;
};

/// 784→30→10 on a random image of little ink.
inline WorkedPass worked_digit(const Functions &functions, std::uint64_t seed)
{
    return {random_network(functions, pixel_count, 30, seed), random_image(pixel_count, seed + 1) / 20,
            one_hot<double>(static_cast<int>(seed % digit_count))};
}

/// All places of a term, or so many of them at regular distances.
inline std::vector<Entry> entries_of(const Parameters<double> &parameters, Asked term, Eigen::Index most)
{
    const Shape shape = shape_of(parameters, term);
    const Eigen::Index size = static_cast<Eigen::Index>(shape.rows) * shape.columns;
    const Eigen::Index step = std::max<Eigen::Index>(1, size / most);
    std::vector<Entry> entries;
    for (Eigen::Index place = 0; place < size; place += step)
        entries.push_back(
            {term, static_cast<int>(place / shape.columns), static_cast<int>(place % shape.columns)});
    return entries;
}

} // namespace deltascope
