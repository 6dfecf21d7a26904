// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/network/parameters.h"

#include <cstdint>
#include <span>
#include <vector>

namespace deltascope {

/// What one hidden unit does with all images of a set.
struct UnitStudy
{
    Vector<float> x1;                     ///< activation for each image
    std::vector<std::int32_t> most_first; ///< the images, those with the largest activation first
    double saturated = 0; ///< share of the images with |φ′(z¹)| below a hundredth of φ′'s largest value
    bool dead = false;    ///< φ′(z¹) = 0 for all images: no gradient ever reaches the unit's weights

    /// Of all activations; 0 when there are no images.
    float smallest() const { return x1.size() > 0 ? x1.minCoeff() : 0; }
    /// The same upward.
    float largest() const { return x1.size() > 0 ? x1.maxCoeff() : 0; }
    /// How many images have an activation in each of so many equal parts of [low, high]; what is outside
    /// counts for the part at that end.
    std::vector<int> histogram(double low, double high, int parts) const;
};

/// data has at least one image, and unit is 0 … K − 1: std::invalid_argument for any other unit. Takes some
/// 10 ms for 10 000 images; may be called on any thread.
UnitStudy study_unit(const Network<float> &network, const Dataset &data, int unit);

/// In what order hidden units are looked at.
enum class UnitOrder {
    Index,
    Outgoing,   ///< ‖row j of W²‖, largest first
    Activation, ///< x¹ⱼ, largest first
    Similarity  ///< each followed by the most similar of those that are left, by the angle between columns of
                ///< W¹
};

/// The hidden units 0 … K − 1 in this order; equals keep the order of their indices. x1 are the activations
/// of one example, for Activation alone, which without them is Index: std::invalid_argument where they are
/// not K. Similarity takes 784 K² operations; the others next to none.
std::vector<int> ordered_units(const Parameters<float> &parameters, UnitOrder order,
                               const Vector<double> &x1 = {});

/// What the layers make of several images, an image a row.
struct LayerOutputs
{
    Matrix<float> x1; ///< images×K
    Matrix<float> x2; ///< images×10
};

/// The forward pass of these images of data, in their order. Takes some milliseconds for a thousand images
/// and K = 30, and may be called on any thread. images holds numbers 0 … data.size() − 1.
LayerOutputs layer_outputs(const Network<float> &network, const Dataset &data,
                           std::span<const std::int32_t> images);

} // namespace deltascope
