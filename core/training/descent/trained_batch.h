// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace deltascope {

/// Which images a mini-batch was. Shares the order of its epoch, and costs next to nothing to keep. Read it
/// on any thread.
struct TrainedBatch
{
    std::shared_ptr<const std::vector<std::int32_t>> order; ///< of its epoch; not null
    int begin = 0;                                          ///< its first image's place in order
    int size = 0;                                           ///< |B|
    int epoch = 0; ///< number that the epoch has at its end; with augmentation the images are of that epoch
    bool augmented = false; ///< the epoch's images were changed, as TrainingSettings::augment says

    /// The numbers of its images in the training set, in the order in which they were trained.
    std::span<const std::int32_t> images() const
    {
        return std::span(*order).subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(size));
    }

    /// The same batch of the same run.
    bool operator==(const TrainedBatch &) const = default;
};

} // namespace deltascope
