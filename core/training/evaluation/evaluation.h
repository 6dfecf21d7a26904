// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/layout/packed_network.h"
#include "core/training/layout/sparse_images.h"
#include "core/training/threads/thread_team.h"

#include <array>
#include <memory>
#include <optional>

namespace deltascope {

/// How well a network reads a set of images. All zero for a set without images.
struct Evaluation
{
    double loss = 0;                ///< mean Lₙ
    double accuracy = 0;            ///< 0 … 1
    double mean_abs_phi_prime1 = 0; ///< mean |φ′(z¹)| over the hidden units and the images
    double mean_abs_phi_prime2 = 0; ///< mean |φ′(z²)|
    std::array<std::array<int, digit_count>, digit_count> confusion{}; ///< row: true digit, column: answer
    std::vector<std::uint8_t> answers;                                 ///< answers[n]: digit read in image n
};

/// Reads every image of data; threads = 0 chooses for the size of the work, and changes no result. A NaN
/// output never wins, so that each answer is a digit in any case.
Evaluation evaluate(const Network<float> &network, const Dataset &data, int threads = 0);

/// The same, some images at a time, so that the caller can stop in between. Use from one thread.
class Evaluator
{
public:
    /// Keeps a copy of network and shares images, which are not null, and of which it reads the first `size`,
    /// or all. std::invalid_argument for null and for a size that they do not have.
    Evaluator(const Network<float> &network, std::shared_ptr<const SparseImages> images, int threads = 0,
              std::optional<int> size = {});

    /// Reads the next images, at least that many if there are. True when all have been read.
    bool advance(int images);
    /// Of all images; all zero for none. std::logic_error before advance() has returned true.
    Evaluation result() const;

private:
    /// What belongs to one thread.
    struct Worker
    {
        PackedNetwork network;
        GatheredBatch batch;
        AlignedArray<float> share, x2, delta2; ///< [images of a block][16]; the only share of z²
        AlignedArray<float> delta2_sum;        ///< nobody asks for it
    };
    /// Over some images.
    struct BlockSums
    {
        double loss = 0;
        double hidden_slopes = 0; ///< of all units
        double output_slopes = 0;
    };
    void read_block(Worker &worker, int block);

    const kernels::Kernels &kernels_;
    Functions functions_;
    int hidden_units_;
    std::shared_ptr<const SparseImages> images_;
    int size_;
    std::unique_ptr<ThreadTeam> team_;
    std::vector<Worker> workers_;
    int blocks_read_ = 0;
    std::vector<BlockSums> block_sums_;
    std::vector<std::uint8_t> answers_;
};

} // namespace deltascope
