// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation/unit_study.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace deltascope {

namespace {
constexpr float saturated_share = 0.01F;

// The largest value φ′ takes: at 0, and for the ReLUs anywhere above it.
float largest_slope(Activation activation)
{
    return activation == Activation::Sigmoid ? 0.25F : 1.0F;
}
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
    const Activation activation = network.functions.hidden;
    const Vector<float> w = network.parameters.W1.col(unit);
    const float b = network.parameters.b1[unit];
    const float low = saturated_share * largest_slope(activation);
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

} // namespace deltascope
