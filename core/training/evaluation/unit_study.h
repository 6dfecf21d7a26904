// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/network/parameters.h"

#include <cstdint>
#include <vector>

namespace deltascope {

/// What one hidden unit does with all images of a set.
struct UnitStudy
{
    Vector<float> x1;                     ///< activation for each image
    std::vector<std::int32_t> most_first; ///< the images, those with the largest activation first
    double saturated = 0; ///< share of the images with |φ′(z¹)| below a hundredth of φ′'s largest value
    bool dead = false;    ///< φ′(z¹) = 0 for all images: no gradient ever reaches the unit's weights

    float smallest() const { return x1.size() > 0 ? x1.minCoeff() : 0; }
    float largest() const { return x1.size() > 0 ? x1.maxCoeff() : 0; }
    /// How many images have an activation in each of so many equal parts of [low, high]; what is outside
    /// counts for the part at that end.
    std::vector<int> histogram(double low, double high, int parts) const;
};

/// unit is 0 … K − 1. Takes some 10 ms for 10 000 images; may be called on any thread.
UnitStudy study_unit(const Network<float> &network, const Dataset &data, int unit);

} // namespace deltascope
