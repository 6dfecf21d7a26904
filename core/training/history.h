// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace deltascope {

/// One point of the learning curves: the state after a whole epoch, measured on all images that the epoch
/// trained with, unchanged, and on all test images, with the parameters that the epoch ended with. Epoch 0 is
/// the network before any training.
struct EpochRecord
{
    int epoch = 0;
    double train_loss = 0; ///< mean Lₙ
    double test_loss = 0;
    double train_accuracy = 0; ///< 0 … 1
    double test_accuracy = 0;
    double seconds = 0; ///< of the training of this epoch alone, without evaluation
    /// Mean |φ′(z¹)| over all hidden units and test images, and mean |φ′(z²)| over the outputs. NaN in a
    /// history that was written before they were measured. A layer with a small one is saturated, and learns
    /// slowly.
    double hidden_slope = 0;
    double output_slope = 0;
    std::int64_t images_seen = 0; ///< until the end of this epoch, from epoch 0 on; 0 where it is not known

    bool operator==(const EpochRecord &) const = default;
};

} // namespace deltascope
