// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

#include "core/image_size.h"

namespace deltascope {

std::span<const std::uint8_t> Dataset::image(int index) const
{
    return std::span(pixels).subspan(static_cast<std::size_t>(index) * pixel_count, pixel_count);
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
