// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/random_numbers.h"

#include <cmath>

namespace deltascope {

namespace {
// −1 … 1, from 64 random bits.
double random_coordinate(std::mt19937_64 &generator)
{
    constexpr double below_1 = 1 - 0x1p-53;
    return 2 * std::fmin(static_cast<double>(generator()) * 0x1p-64, below_1) - 1;
}
} // namespace

// The polar method (Marsaglia and Bray, A convenient method for generating normal variables, 1964): a point
// at random within the unit circle.
double NormalNumbers::next(std::mt19937_64 &generator)
{
    has_second_ = !has_second_;
    if (!has_second_)
        return second_;
    double x = 0;
    double y = 0;
    double square = 0;
    while (square == 0 || square > 1) {
        x = random_coordinate(generator);
        y = random_coordinate(generator);
        square = x * x + y * y;
    }
    const double factor = std::sqrt(-2 * std::log(square) / square);
    second_ = x * factor;
    return y * factor;
}

} // namespace deltascope
