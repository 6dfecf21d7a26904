// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/descent/image_order.h"

#include <numeric>
#include <utility>

namespace deltascope {

ImageOrder::ImageOrder(int images, std::uint64_t seed)
    : generator_(seed)
{
    resize(images);
}

void ImageOrder::resize(int images)
{
    order_.resize(static_cast<std::size_t>(images));
    std::iota(order_.begin(), order_.end(), 0);
}

void ImageOrder::shuffle()
{
    for (std::size_t left = order_.size(); left > 1; --left)
        std::swap(order_[left - 1], order_[below(static_cast<std::uint32_t>(left))]);
}

// The standard fixes what mt19937_64 yields but not what a distribution makes of it, hence our own. The high
// half of the product of 32 random bits and the bound is uniform but for one part in 2³² / bound.
std::uint32_t ImageOrder::below(std::uint32_t bound)
{
    return static_cast<std::uint32_t>(((generator_() >> 32) * bound) >> 32);
}

} // namespace deltascope
