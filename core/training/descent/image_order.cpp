// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/descent/image_order.h"

#include "core/network/random_numbers.h"

#include <numeric>
#include <utility>

namespace deltascope {

ImageOrder::ImageOrder(int images, std::uint64_t seed)
    : generator_(seed)
{
    resize(images);
}

// The state of the generator has another text with every standard library; the number of its draws has not.
ImageOrder::ImageOrder(std::shared_ptr<const std::vector<std::int32_t>> order, std::uint64_t seed,
                       std::uint64_t draws)
    : generator_(seed)
    , draws_(draws)
    , order_(std::move(order))
{
    generator_.discard(draws);
}

void ImageOrder::resize(int images)
{
    auto order = std::make_shared<std::vector<std::int32_t>>(static_cast<std::size_t>(images));
    std::iota(order->begin(), order->end(), 0);
    order_ = std::move(order);
}

void ImageOrder::shuffle()
{
    auto next = std::make_shared<std::vector<std::int32_t>>(*order_);
    std::vector<std::int32_t> &order = *next;
    for (std::size_t left = order.size(); left > 1; --left)
        std::swap(order[left - 1], order[below(static_cast<std::uint32_t>(left))]);
    order_ = std::move(next);
}

std::uint32_t ImageOrder::below(std::uint32_t bound)
{
    ++draws_;
    return random_below(bound, generator_);
}

} // namespace deltascope
