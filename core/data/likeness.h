// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/normalise.h"

#include <array>

namespace deltascope {

/// How like an image is to the digits of a training set, whatever a network answers: networks are certain of
/// letters too. For each digit the training images, as 14×14 means of 2×2 pixels made of length 1, are taken
/// for a normal distribution with 30 axes of its own and one variance for all other directions
/// (probabilistic principal components: Tipping and Bishop, 1999). Where the density of the input is low
/// under all ten, the answer is not to be trusted (Bishop, Novelty detection and neural network validation,
/// 1994).
class Likeness
{
public:
    static constexpr int features = 14 * 14; ///< numbers that an image is compared by
    static constexpr int axes = 30;          ///< directions with a variance of their own

    /// The images of one digit.
    struct Distribution
    {
        Eigen::VectorXf mean = Eigen::VectorXf::Zero(features);                 ///< of the images
        Eigen::MatrixXf axes = Eigen::MatrixXf::Zero(features, Likeness::axes); ///< columns of length 1
        Eigen::VectorXf variances = Eigen::VectorXf::Ones(Likeness::axes);      ///< along them
        float rest = 1; ///< the variance in every other direction
        float unit = 1; ///< the squared distance that is 1
    };

    /// So that usual_share of these images are like digits. Needs every digit; a second or two for 60 000.
    static Likeness learn(const Dataset &training);

    /// Squared distance to the nearest digit's distribution, in each direction in units of its variance.
    /// 1 is where usual_share of the training images lie below. 20 µs.
    double distance(std::span<const std::uint8_t> image) const;
    /// Whether the image is further from every digit than usual_share of the training images are.
    bool is_unlike(std::span<const std::uint8_t> image) const { return distance(image) > 1; }

    /// This share of the training images counts as like digits.
    static constexpr double usual_share = 0.98;

    std::array<Distribution, digit_count> digits; ///< by digit
};

} // namespace deltascope
