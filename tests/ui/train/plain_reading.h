// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/network/activation.h"
#include "core/network/parameters.h"

#include <array>
#include <vector>

namespace deltascope {

/// What a network makes of one image, in loops and in double.
struct PlainReading
{
    std::vector<double> x1;
    std::array<double, digit_count> x2{};
    int answer = 0;
};

inline PlainReading plainReading(const Network<float> &network, const Dataset &data, int image)
{
    const auto &[W1, b1, W2, b2] = network.parameters;
    PlainReading reading;
    for (int j = 0; j < network.hidden_units(); ++j) {
        double z = double(b1[j]);
        for (int i = 0; i < pixel_count; ++i)
            z += double(W1(i, j)) * (data.image(image)[std::size_t(i)] / 255.0);
        reading.x1.push_back(phi(network.functions.hidden, z));
    }
    for (int k = 0; k < digit_count; ++k) {
        double z = double(b2[k]);
        for (int j = 0; j < network.hidden_units(); ++j)
            z += double(W2(j, k)) * reading.x1[std::size_t(j)];
        reading.x2[std::size_t(k)] = phi(network.functions.output, z);
        if (reading.x2[std::size_t(k)] > reading.x2[std::size_t(reading.answer)])
            reading.answer = k;
    }
    return reading;
}

} // namespace deltascope
