// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <random>
#include <span>
#include <vector>

namespace deltascope {

/// The order in which an epoch visits the images: a new Fisher-Yates shuffle for each epoch, the same for the
/// same seed on every machine and with every standard library.
class ImageOrder
{
public:
    /// More than a quarter of a million epochs of MNIST. To continue after as many takes about a minute.
    static constexpr std::uint64_t most_draws = std::uint64_t{1} << 34;

    /// Ascending until the first shuffle. images ≥ 1.
    ImageOrder(int images, std::uint64_t seed);
    /// As it was with this order, not null, after so many draws from the seed.
    ImageOrder(std::shared_ptr<const std::vector<std::int32_t>> order, std::uint64_t seed,
               std::uint64_t draws);

    /// From now on the numbers are 0 … images − 1.
    void resize(int images);
    /// Shuffles for the next epoch. An order that has been shared stays as it is.
    void shuffle();
    /// Every number 0 … images − 1 once.
    std::span<const std::int32_t> order() const { return *order_; }
    /// order(), to be kept; never null.
    const std::shared_ptr<const std::vector<std::int32_t>> &shared() const { return order_; }
    /// Random numbers drawn so far.
    std::uint64_t draws() const { return draws_; }

private:
    std::uint32_t below(std::uint32_t bound);

    std::mt19937_64 generator_;
    std::uint64_t draws_ = 0;
    std::shared_ptr<const std::vector<std::int32_t>> order_;
};

} // namespace deltascope
