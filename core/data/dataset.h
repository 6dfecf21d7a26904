// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace deltascope {

/// Labelled 28×28 images, held as bytes as in the files: 0 is paper, 255 is ink.
/// Immutable once shared between threads (std::shared_ptr<const Dataset>).
struct Dataset
{
    std::vector<std::uint8_t> pixels; ///< size() × 784, image after image, row by row
    std::vector<std::uint8_t> labels; ///< size() digits 0 … 9

    /// How many images there are.
    int size() const { return static_cast<int>(labels.size()); }
    /// The 784 bytes of one image, valid as long as pixels is; index is 0 … size() − 1, here and below.
    std::span<const std::uint8_t> image(int index) const;
    /// The digit of one image, 0 … 9.
    int label(int index) const { return labels[static_cast<std::size_t>(index)]; }

    /// x⁰ of one example: pixels / 255, 784 values in [0, 1]. Scalar is float or double.
    template <class Scalar>
    Eigen::Matrix<Scalar, Eigen::Dynamic, 1> x0(int index) const;
};

/// x⁰ of 784 bytes, wherever they come from, as Dataset::x0() makes it.
template <class Scalar>
Eigen::Matrix<Scalar, Eigen::Dynamic, 1> x0_of(std::span<const std::uint8_t> image);

} // namespace deltascope
