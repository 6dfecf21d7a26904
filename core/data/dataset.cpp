// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

namespace deltascope {

namespace {
constexpr std::size_t image_bytes = 28 * 28;
}

std::span<const std::uint8_t> Dataset::image(int index) const
{
    return std::span(pixels).subspan(static_cast<std::size_t>(index) * image_bytes, image_bytes);
}

template <class Scalar>
Eigen::Matrix<Scalar, Eigen::Dynamic, 1> x0_of(std::span<const std::uint8_t> image)
{
    using Bytes = Eigen::Matrix<std::uint8_t, Eigen::Dynamic, 1>;
    return Eigen::Map<const Bytes>(image.data(), static_cast<Eigen::Index>(image.size()))
               .template cast<Scalar>() /
           Scalar{255};
}

template <class Scalar>
Eigen::Matrix<Scalar, Eigen::Dynamic, 1> Dataset::x0(int index) const
{
    return x0_of<Scalar>(image(index));
}

template Eigen::VectorXf x0_of(std::span<const std::uint8_t>);
template Eigen::VectorXd x0_of(std::span<const std::uint8_t>);
template Eigen::VectorXf Dataset::x0(int) const;
template Eigen::VectorXd Dataset::x0(int) const;

} // namespace deltascope
