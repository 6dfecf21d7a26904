// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "core/network/parameters.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace deltascope {

/// Where SGD stands beside the parameters: with them and the settings, all that the updates to come depend
/// on. A copy shares what is large, which is never changed; so it may be kept and read on any thread.
struct SgdPlace
{
    /// In which the present epoch visits the images, or the last one at its end: each number 0 … n − 1 once.
    std::shared_ptr<const std::vector<std::int32_t>> order;
    std::uint64_t order_draws = 0; ///< that the generator of the order has made, from its seed on
    int epoch_position = 0;        ///< images of the epoch done, 0 … n − 1; 0 between two epochs
    bool augmented = false;        ///< the present epoch's images are changed
    bool moving = false;           ///< v is that of the batch before

    // Of a batch that has been begun, as in BatchPart.
    int batch_position = 0; ///< images of it done; 0 between two batches
    int batch_size = 0;     ///< |B|, here of this batch
    float scaled_rate = 0;  ///< −η/|B|
    float momentum = 0;     ///< μ, or 0
    float decay_factor = 1; ///< 1 − ηλ
    double loss_sum = 0;    ///< Σ Lₙ of the images done

    /// v, with what the batch has added so far; null where nothing depends on it.
    std::shared_ptr<const Parameters<float>> velocity;

    /// How many images the epoch visits.
    int epoch_size() const { return static_cast<int>(order->size()); }
    /// The part of the present epoch that has been done, 0 … 1.
    double epoch_share() const { return static_cast<double>(epoch_position) / epoch_size(); }
};

/// Why training cannot continue from a place, in one line; empty when it can. For places from files.
Message validation_error(const SgdPlace &place);

} // namespace deltascope
