// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation/unit_order.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace deltascope {

namespace {
template <class Values>
std::vector<int> largest_first(const Values &values)
{
    std::vector<int> units(static_cast<std::size_t>(values.size()));
    std::iota(units.begin(), units.end(), 0);
    std::ranges::stable_sort(units, std::ranges::greater(), [&values](int unit) { return values[unit]; });
    return units;
}

// A chain that begins with the unit of the largest weights, and goes on to the nearest neighbour not yet in
// it.
std::vector<int> chain_of_similar(const Matrix<float> &W1)
{
    const Vector<float> norms = W1.colwise().norm();
    const Matrix<float> directions = W1 * norms.cwiseMax(1e-30F).cwiseInverse().asDiagonal();
    const Matrix<float> cosines = directions.transpose() * directions;
    std::vector<int> chain = largest_first(norms);
    for (auto next = chain.begin() + 1; next < chain.end(); ++next) {
        const int last = next[-1];
        const auto nearest = std::max_element(
            next, chain.end(), [&](int a, int b) { return cosines(last, a) < cosines(last, b); });
        std::iter_swap(next, nearest);
    }
    return chain;
}
} // namespace

std::vector<int> ordered_units(const Parameters<float> &parameters, UnitOrder order, const Vector<double> &x1)
{
    const int K = parameters.hidden_units();
    if (order == UnitOrder::Outgoing)
        return largest_first(Vector<float>(parameters.W2.rowwise().norm()));
    if (order == UnitOrder::Activation && x1.size() == K)
        return largest_first(x1);
    if (order == UnitOrder::Similarity)
        return chain_of_similar(parameters.W1);
    return largest_first(Vector<float>(Vector<float>::Zero(K)));
}

} // namespace deltascope
