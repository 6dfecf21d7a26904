// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/network/types.h"

#include <memory>
#include <random>

namespace deltascope {

/// Images that are quickly made and quickly learnt: digit d is a grey bar whose place says d, on paper with
/// specks of ink on every speck_distance-th pixel or so.
inline std::shared_ptr<const Dataset> synthetic_data(int images, unsigned seed = 1, int speck_distance = 8)
{
    std::mt19937 generator(seed);
    auto data = std::make_shared<Dataset>();
    for (int n = 0; n < images; ++n) {
        const int digit = static_cast<int>(generator() % digit_count);
        data->labels.push_back(static_cast<std::uint8_t>(digit));
        for (int i = 0; i < pixel_count; ++i) {
            const bool speck = generator() % static_cast<unsigned>(speck_distance) == 0;
            const bool bar = i / 56 == digit + 2 && i % image_side > 5;
            const unsigned ink = bar ? 60 + generator() % 190 : speck ? 1 + generator() % 255 : 0;
            data->pixels.push_back(static_cast<std::uint8_t>(ink));
        }
    }
    return data;
}

} // namespace deltascope
