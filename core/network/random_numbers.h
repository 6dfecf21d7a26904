// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>

namespace deltascope {

// The standard fixes what mt19937_64 yields, but not what a distribution makes of it: these are the same with
// every standard library.

/// One of 0 … bound − 1, uniform but for one part in 2³² / bound: the high half of the product of 32 random
/// bits and the bound. bound ≥ 1.
inline std::uint32_t random_below(std::uint32_t bound, std::mt19937_64 &generator)
{
    return static_cast<std::uint32_t>(((generator() >> 32) * bound) >> 32);
}

/// Numbers of the standard normal distribution: those of GCC's std::normal_distribution<double>, from the
/// same generator. Only the last bit depends on the system's logarithm.
class NormalNumbers
{
public:
    /// They come in pairs: the generator is asked for the first of each alone.
    double next(std::mt19937_64 &generator);

private:
    double second_ = 0;
    bool has_second_ = false;
};

} // namespace deltascope
