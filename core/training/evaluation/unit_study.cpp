// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation/unit_study.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <stdexcept>

namespace deltascope {

namespace {
constexpr float saturated_share = 0.01F;
} // namespace

std::vector<int> UnitStudy::histogram(double low, double high, int parts) const
{
    std::vector<int> counts(static_cast<std::size_t>(parts));
    for (const float value : x1) {
        const double share = high > low ? (static_cast<double>(value) - low) / (high - low) : 0;
        const double part = share > 0 ? std::min(std::floor(share * parts), parts - 1.0) : 0;
        ++counts[static_cast<std::size_t>(part)];
    }
    return counts;
}

UnitStudy study_unit(const Network<float> &network, const Dataset &data, int unit)
{
    if (unit < 0 || unit >= network.hidden_units())
        throw std::invalid_argument("there is no such hidden unit");
    const Activation activation = network.functions.hidden;
    const Vector<float> w = network.parameters.W1.col(unit);
    const float b = network.parameters.b1[unit];
    const float low = saturated_share * static_cast<float>(facts(activation).largest_slope);
    UnitStudy study;
    study.x1.resize(data.size());
    study.most_first.resize(static_cast<std::size_t>(data.size()));
    int saturated = 0;
    int without_slope = 0;
    for (int image = 0; image < data.size(); ++image) {
        const float z = w.dot(data.x0<float>(image)) + b;
        const float slope = phi_prime(activation, z);
        study.x1[image] = phi(activation, z);
        saturated += std::abs(slope) < low;
        without_slope += slope == 0;
    }
    std::iota(study.most_first.begin(), study.most_first.end(), 0);
    std::ranges::stable_sort(study.most_first, std::ranges::greater(),
                             [&study](std::int32_t image) { return study.x1[image]; });
    study.saturated = data.size() > 0 ? static_cast<double>(saturated) / data.size() : 0;
    study.dead = data.size() > 0 && without_slope == data.size();
    return study;
}

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
    if (x1.size() != 0 && x1.size() != K)
        throw std::invalid_argument("an activation of each hidden unit is needed");
    if (order == UnitOrder::Activation && x1.size() == K)
        return largest_first(x1);
    if (order == UnitOrder::Similarity)
        return chain_of_similar(parameters.W1);
    return largest_first(Vector<float>(Vector<float>::Zero(K)));
}

namespace {
constexpr std::size_t images_at_once = 128; // bounds the memory for x⁰

Matrix<float> x0_rows(const Dataset &data, std::span<const std::int32_t> images)
{
    Matrix<float> x0(static_cast<Eigen::Index>(images.size()), pixel_count);
    for (std::size_t n = 0; n < images.size(); ++n)
        x0.row(static_cast<Eigen::Index>(n)) = data.x0<float>(images[n]).transpose();
    return x0;
}

// x = φ(z) for each row z = xᵀW + bᵀ: the page's column vectors lie in rows here.
Matrix<float> layer(Activation activation, const Matrix<float> &x, const Matrix<float> &W,
                    const Vector<float> &b)
{
    Matrix<float> z = (x * W).rowwise() + b.transpose();
    if (!facts(activation).componentwise) {
        for (auto row : z.rowwise())
            row = phi(activation, Vector<float>(row.transpose())).transpose();
        return z;
    }
    return z.unaryExpr([activation](float each) { return phi(activation, each); });
}
} // namespace

LayerOutputs layer_outputs(const Network<float> &network, const Dataset &data,
                           std::span<const std::int32_t> images)
{
    const auto count = static_cast<Eigen::Index>(images.size());
    const auto &[W1, b1, W2, b2] = network.parameters;
    LayerOutputs outputs{Matrix<float>(count, W1.cols()), Matrix<float>(count, digit_count)};
    for (std::size_t first = 0; first < images.size(); first += images_at_once) {
        const auto part = images.subspan(first, std::min(images_at_once, images.size() - first));
        const auto row = static_cast<Eigen::Index>(first);
        const auto rows = static_cast<Eigen::Index>(part.size());
        const Matrix<float> x1 = layer(network.functions.hidden, x0_rows(data, part), W1, b1);
        outputs.x1.middleRows(row, rows) = x1;
        outputs.x2.middleRows(row, rows) = layer(network.functions.output, x1, W2, b2);
    }
    return outputs;
}

} // namespace deltascope
