// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/cost.h"

#include "core/network/choice.h"

#include <cmath>

namespace deltascope {

namespace {
constexpr std::array<std::string_view, all_costs.size()> names = {"quadratic", "cross_entropy"};

// −ln φ(z) = ln(1 + e⁻ᶻ) for the sigmoid φ, without overflow.
template <class Scalar>
Scalar minus_log_sigmoid(Scalar z)
{
    return std::log1p(std::exp(-std::abs(z))) + (z < 0 ? -z : 0);
}
} // namespace

std::string_view to_string(Cost cost)
{
    return names[static_cast<std::size_t>(cost)];
}

std::optional<Cost> cost_from(std::string_view name)
{
    return choice_named(name, all_costs);
}

template <class Scalar>
Scalar loss(Cost cost, const Vector<Scalar> &z2, const Vector<Scalar> &x2, const Vector<Scalar> &y)
{
    if (cost == Cost::Quadratic)
        return (x2 - y).squaredNorm() / 2;
    Scalar sum = 0;
    for (Eigen::Index k = 0; k < y.size(); ++k) // ln(1 − x²ₖ) = ln φ(−z²ₖ), because 1 − φ(z) = φ(−z)
        sum += y[k] * minus_log_sigmoid(z2[k]) + (1 - y[k]) * minus_log_sigmoid(-z2[k]);
    return sum;
}

template <class Scalar>
Vector<Scalar> output_delta(const Functions &functions, const Vector<Scalar> &z2, const Vector<Scalar> &x2,
                            const Vector<Scalar> &y)
{
    if (functions.cost == Cost::CrossEntropy)
        return x2 - y;
    return (x2 - y).cwiseProduct(phi_prime(functions.output, z2));
}

template float loss(Cost, const Vector<float> &, const Vector<float> &, const Vector<float> &);
template double loss(Cost, const Vector<double> &, const Vector<double> &, const Vector<double> &);
template long double loss(Cost, const Vector<long double> &, const Vector<long double> &,
                          const Vector<long double> &);
template Vector<float> output_delta(const Functions &, const Vector<float> &, const Vector<float> &,
                                    const Vector<float> &);
template Vector<double> output_delta(const Functions &, const Vector<double> &, const Vector<double> &,
                                     const Vector<double> &);

} // namespace deltascope
