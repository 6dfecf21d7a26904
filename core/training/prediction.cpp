// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/prediction.h"

#include <stdexcept>

namespace deltascope {

Vector<float> predict(const Network<float> &network, std::span<const std::uint8_t> image)
{
    if (image.size() != pixel_count)
        throw std::invalid_argument("an image has 784 pixels");
    const auto &[W1, b1, W2, b2] = network.parameters;
    Vector<float> z1 = b1;
    for (Eigen::Index i = 0; i < pixel_count; ++i) // z¹ = (W¹)ᵀ x⁰ + b¹, without the zeros of x⁰
        if (const std::uint8_t ink = image[static_cast<std::size_t>(i)])
            z1 += W1.row(i).transpose() * (static_cast<float>(ink) / 255);
    const Vector<float> x1 = phi(network.functions.hidden, z1);
    const Vector<float> z2 = W2.transpose() * x1 + b2;
    return phi(network.functions.output, z2);
}

} // namespace deltascope
