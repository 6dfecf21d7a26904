// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/epsilon_curve.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltascope {

namespace {
constexpr int decades = 12;
constexpr int points_in_a_decade = 8;
constexpr int reach = points_in_a_decade / 2; // of what is looked at around a point

std::size_t calmest(const std::vector<double> &errors)
{
    const int count = static_cast<int>(errors.size());
    double least = std::numeric_limits<double>::infinity();
    int best = 0;
    for (int i = 0; i < count; ++i) {
        const auto first = errors.begin() + std::max(0, i - reach);
        const auto last = errors.begin() + std::min(count, i + reach + 1);
        if (const double largest = *std::max_element(first, last); largest < least) {
            least = largest;
            best = i;
        }
    }
    return static_cast<std::size_t>(best);
}
} // namespace

bool EpsilonCurve::has_errors() const
{
    return std::ranges::any_of(errors, [](double error) { return error > 0; });
}

EpsilonCurve epsilon_curve(const Network<double> &network, const Pass<double> &pass, const TermEntry &index)
{
    EpsilonCurve curve;
    std::vector<double> without_kinks;
    for (int i = 0; i <= decades * points_in_a_decade; ++i) {
        const double epsilon = std::pow(10, static_cast<double>(i) / points_in_a_decade - decades);
        const GradientCheck check = check_gradient<double>(network, pass, index, epsilon);
        curve.epsilons.push_back(epsilon);
        curve.errors.push_back(check.relative_error);
        without_kinks.push_back(check.kink ? std::numeric_limits<double>::infinity() : check.relative_error);
    }
    curve.best = calmest(without_kinks);
    return curve;
}

} // namespace deltascope
