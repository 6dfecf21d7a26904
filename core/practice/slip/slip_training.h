// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/slip/slip.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace deltascope {

/// What is trained with a slip and without, to compare the two: by the readable expressions of the pass, on a
/// part of the data.
struct SlipTraining
{
    Network<double> start; ///< where both begin
    Matrix<float> inputs; ///< images × inputs; each row with its row of targets is an example for the network
    Matrix<float> targets;     ///< images × outputs
    int batch_size = 10;       ///< at least 1
    double rate = 3;           ///< η > 0
    bool fixed_biases = false; ///< b¹ and b² stay as they are
    int epochs = 10;           ///< at least 1
    std::uint64_t seed = 1;    ///< of the order of the images
};

/// How a training went, measured before it and after each epoch on the images that it learnt from, by the
/// forward pass that it learnt with.
struct SlipCurve
{
    std::vector<double> losses; ///< the mean loss of an image; the first is that before training
    std::vector<double>
        read_right;        ///< which share of the images has its largest output at its largest target
    bool diverged = false; ///< a parameter or a loss was no longer finite: it ends there
    bool stopped = false;  ///< by goes_on
};

/// What a training with a slip came to.
enum class SlipLearning {
    Diverges, ///< it ended in numbers that are not finite
    None,     ///< it reads no more right than chance would explain; one example's loss hardly fell
    Little,   ///< beyond chance, but less than half as far as the training without the slip
    Learns
};

/// Images are judged by what is read right, not by the loss, which falls as well where all outputs settle on
/// the same answer; a single example by its loss. Both trainings have ended, the right one without diverging.
SlipLearning learning_of(const SlipCurve &slipped, const SlipCurve &right, const SlipTraining &training);
/// Which share of the images is read right by who gives the same answer to all of them, the best one.
double share_by_one_answer(const SlipTraining &training);

/// Mini-batch gradient descent, θ ← θ − (η/|B|) Σ ∂Lₙ/∂θ, with the slip in every pass and update, or without
/// one. goes_on is told after each batch which share of the work is done, 0 … 1, and stops it by false. One
/// thread, that of the caller; about 0.1 ms an image and epoch at K = 30.
SlipCurve train_with(const SlipTraining &training, const std::optional<Slip> &slip,
                     const std::function<bool(double)> &goes_on);

} // namespace deltascope
