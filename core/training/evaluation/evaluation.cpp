// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/evaluation/evaluation.h"

#include "core/training/kernels/instruction_set.h"
#include "core/training/threads/parallelism_tuner.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace deltascope {

namespace {
using kernels::padded_digits;

// Images read in one go. The same for any number of threads, so that the losses are added in one order.
constexpr int block_size = 64;

using Rows = Eigen::Map<const Matrix<float>, 0, Eigen::OuterStride<>>;

std::uint8_t answer_of(const float *x2)
{
    int answer = 0;
    float largest = -std::numeric_limits<float>::infinity();
    for (int k = 0; k < digit_count; ++k)
        if (x2[k] > largest) {
            largest = x2[k];
            answer = k;
        }
    return static_cast<std::uint8_t>(answer);
}
} // namespace

namespace {
std::shared_ptr<const SparseImages> not_null(std::shared_ptr<const SparseImages> images,
                                             std::optional<int> size)
{
    if (!images || size.value_or(0) < 0 || size.value_or(0) > images->size())
        throw std::invalid_argument("an evaluation needs as many images as it is to read");
    return images;
}
} // namespace

Evaluator::Evaluator(const Network<float> &network, std::shared_ptr<const SparseImages> images, int threads,
                     std::optional<int> size)
    : kernels_(*instruction_set().kernels)
    , functions_(network.functions)
    , hidden_units_(network.hidden_units())
    , images_(not_null(std::move(images), size))
    , size_(size.value_or(images_->size()))
    , team_(std::make_unique<ThreadTeam>(threads_to_evaluate(threads)))
    , block_sums_(static_cast<std::size_t>((size_ + block_size - 1) / block_size))
    , answers_(static_cast<std::size_t>(size_))
{
    constexpr std::size_t terms = block_size * padded_digits;
    for (int thread = 0; thread < team_->size(); ++thread) {
        workers_.push_back({PackedNetwork(kernels_, network.hidden_units(), 1, block_size),
                            GatheredBatch(kernels_), AlignedArray<float>(terms), AlignedArray<float>(terms),
                            AlignedArray<float>(terms), AlignedArray<float>(padded_digits)});
        workers_.back().network.set(network.parameters);
    }
}

bool Evaluator::advance(int images)
{
    const int all = static_cast<int>(block_sums_.size());
    const int end = std::min(all, blocks_read_ + (images + block_size - 1) / block_size);
    if (end == blocks_read_)
        return true;
    // A thread that is held up, because another program has its processor, reads fewer.
    std::atomic<int> next = blocks_read_;
    team_->run([&](int thread) {
        for (int block = next++; block < end; block = next++)
            read_block(workers_[static_cast<std::size_t>(thread)], block);
    });
    blocks_read_ = end;
    return blocks_read_ == all;
}

void Evaluator::read_block(Worker &worker, int block)
{
    const int first = block * block_size;
    const int size = std::min(block_size, size_ - first);
    std::array<std::int32_t, block_size> images{};
    std::iota(images.begin(), images.end(), first);
    worker.batch.gather(*images_, std::span(images).first(static_cast<std::size_t>(size)), {},
                        blocks_for(worker.network.units(0)));

    std::fill_n(worker.share.data(), size * padded_digits, 0.0F);
    BlockSums &sums = block_sums_[static_cast<std::size_t>(block)];
    for (int panel = 0; panel < worker.network.panels(); ++panel) {
        worker.network.forward(panel, worker.batch, functions_.hidden, worker.share.data());
        sums.hidden_slopes += sum_of_slopes(functions_.hidden, worker.network.hidden_outputs(panel, size));
    }
    const float *share = worker.share.data();
    sums.loss = static_cast<double>(kernels_.output_delta(
        worker.batch.block(0), {functions_.output, functions_.cost, 1}, {worker.network.b2(), &share, 1},
        {worker.x2.data(), worker.delta2.data(), worker.delta2_sum.data()}));
    const Rows x2(worker.x2.data(), size, digit_count, Eigen::OuterStride<>(padded_digits));
    sums.output_slopes = sum_of_slopes(functions_.output, x2);
    for (int n = 0; n < size; ++n)
        answers_[static_cast<std::size_t>(first + n)] = answer_of(worker.x2.data() + n * padded_digits);
}

Evaluation Evaluator::result() const
{
    if (blocks_read_ < static_cast<int>(block_sums_.size()))
        throw std::logic_error("not all images have been read");
    Evaluation result;
    result.answers = answers_;
    int right = 0;
    for (int n = 0; n < size_; ++n) {
        const std::uint8_t answer = answers_[static_cast<std::size_t>(n)];
        ++result.confusion[images_->label(n)][answer];
        right += answer == images_->label(n);
    }
    if (size_ == 0)
        return result;
    for (const BlockSums &sums : block_sums_) {
        result.loss += sums.loss;
        result.mean_abs_phi_prime1 += sums.hidden_slopes;
        result.mean_abs_phi_prime2 += sums.output_slopes;
    }
    result.loss /= size_;
    result.mean_abs_phi_prime1 /= static_cast<double>(size_) * hidden_units_;
    result.mean_abs_phi_prime2 /= static_cast<double>(size_) * digit_count;
    result.accuracy = static_cast<double>(right) / size_;
    return result;
}

Evaluation evaluate(const Network<float> &network, const Dataset &data, int threads)
{
    Evaluator evaluator(network, std::make_shared<const SparseImages>(data), threads);
    evaluator.advance(data.size());
    return evaluator.result();
}

} // namespace deltascope
