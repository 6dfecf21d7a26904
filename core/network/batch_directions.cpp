// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/batch_directions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace deltascope {

namespace {
// ⟨∇Lₙ, ∇Lₘ⟩ of all examples n, m. A bias is a weight whose input is always 1.
Matrix<double> inner_products(const BatchFactors &batch, bool fixed_biases)
{
    const double bias = fixed_biases ? 0 : 1;
    const auto products = [](const Matrix<double> &factor) -> Matrix<double> {
        return factor * factor.transpose();
    };
    const Matrix<double> first = (products(batch.x0).array() + bias) * products(batch.delta1).array();
    const Matrix<double> second = (products(batch.x1).array() + bias) * products(batch.delta2).array();
    return first + second;
}

// Between two vectors of these squared lengths and this inner product. The arc tangent tells small angles
// that the arc cosine rounds to 0.
double degrees(double a, double b, double product)
{
    if (!(a > 0) || !(b > 0))
        return std::numeric_limits<double>::quiet_NaN();
    const double across = std::sqrt(std::max(0.0, a * b - product * product));
    return std::atan2(across, product) * 180 / std::numbers::pi;
}
} // namespace

// Sums point where means do, and the inner products of sums are sums of inner products.
BatchDirections batch_directions(const BatchFactors &batch, bool fixed_biases)
{
    const Matrix<double> G = inner_products(batch, fixed_biases);
    BatchDirections found;
    double before = 0; // squared length of the sum of the examples before n
    for (Eigen::Index n = 0; n < batch.size(); ++n) {
        const double along = G.col(n).head(n).sum(); // of the sum before, and example n
        const double with = std::max(0.0, before + 2 * along + G(n, n));
        // The sums before and with n span the same plane as the sum before and example n.
        found.turned.push_back(degrees(before, with, before + along));
        before = with;
    }
    for (Eigen::Index n = 0; n < batch.size(); ++n)
        found.from_mean.push_back(degrees(G(n, n), before, G.col(n).sum()));
    return found;
}

} // namespace deltascope
