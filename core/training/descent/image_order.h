// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace deltascope {

/// The order in which an epoch visits the images: a new Fisher-Yates shuffle for each epoch, the same for the
/// same seed on every machine and with every standard library.
class ImageOrder
{
public:
    ImageOrder(int images, std::uint64_t seed);

    /// From now on the numbers are 0 … images − 1.
    void resize(int images);
    /// Shuffles for the next epoch.
    void shuffle();
    /// Every number 0 … images − 1 once.
    std::span<const std::int32_t> order() const { return order_; }

private:
    std::uint32_t below(std::uint32_t bound);

    std::mt19937_64 generator_;
    std::vector<std::int32_t> order_;
};

} // namespace deltascope
