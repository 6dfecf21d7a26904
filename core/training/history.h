// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace deltascope {

/// One point of the learning curves: the state after a whole epoch, measured on all training and all test
/// images with the parameters that the epoch ended with. Epoch 0 is the network before any training.
struct EpochRecord
{
    int epoch = 0;
    double train_loss = 0; ///< mean Lₙ
    double test_loss = 0;
    double train_accuracy = 0; ///< 0 … 1
    double test_accuracy = 0;
    double seconds = 0; ///< of the training of this epoch alone, without evaluation
};

} // namespace deltascope
