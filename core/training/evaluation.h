// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/network/parameters.h"

#include <array>
#include <memory>

namespace deltascope {

/// How well a network reads a set of images. All zero for a set without images.
struct Evaluation
{
    double loss = 0;                                                   ///< mean Lₙ
    double accuracy = 0;                                               ///< 0 … 1
    std::array<std::array<int, digit_count>, digit_count> confusion{}; ///< row: true digit, column: answer
    std::vector<std::uint8_t> answers;                                 ///< answers[n]: digit read in image n
};

/// Reads every image of data. threads = 0 chooses for the size of the work. The network must have finite or
/// non-finite parameters of its K; a NaN output never wins, so that the answer is a digit in any case.
Evaluation evaluate(const Network<float> &network, const Dataset &data, int threads = 0);

/// The same, some images at a time, so that whoever evaluates can stop in between. Use from one thread.
class Evaluator
{
public:
    /// Keeps a copy of network and shares data.
    Evaluator(Network<float> network, std::shared_ptr<const Dataset> data, int threads = 0);

    /// Reads the next images, at most that many. True when all have been read.
    bool advance(int images);
    /// Of all images; call it when advance() has returned true.
    Evaluation result() const;

private:
    Network<float> network_;
    std::shared_ptr<const Dataset> data_;
    int next_ = 0;
    double loss_sum_ = 0;
    Evaluation evaluation_;
};

} // namespace deltascope
