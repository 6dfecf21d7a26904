// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/descent/sgd_place.h"

#include "core/training/descent/image_order.h"

#include <cmath>

namespace deltascope {

namespace {
bool is_permutation(const std::vector<std::int32_t> &order)
{
    std::vector<bool> seen(order.size());
    for (const std::int32_t image : order) {
        if (image < 0 || static_cast<std::size_t>(image) >= order.size() ||
            seen[static_cast<std::size_t>(image)])
            return false;
        seen[static_cast<std::size_t>(image)] = true;
    }
    return true;
}
} // namespace

Message validation_error(const SgdPlace &place)
{
    if (!place.order || place.order->empty() || !is_permutation(*place.order))
        return Message::tr("the order does not visit every image exactly once");
    if (place.order_draws > ImageOrder::most_draws)
        return Message::tr("the order has been shuffled too many times");
    if (place.epoch_position < 0 || place.epoch_position >= place.epoch_size())
        return Message::tr("the place lies outside the epoch");
    if (place.batch_position < 0 || (place.batch_position > 0 && place.batch_position >= place.batch_size) ||
        place.batch_size - place.batch_position > place.epoch_size() - place.epoch_position)
        return Message::tr("the place lies outside the batch");
    if (!std::isfinite(place.scaled_rate) || !std::isfinite(place.momentum) ||
        !std::isfinite(place.decay_factor) || !std::isfinite(place.loss_sum))
        return Message::tr("a number is not finite");
    return {};
}

} // namespace deltascope
