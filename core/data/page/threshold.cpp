// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/page/threshold.h"

namespace deltascope {

Histogram histogram_of(const Ink &picture)
{
    Histogram histogram{};
    for (const std::uint8_t byte : picture.bytes)
        ++histogram[byte];
    return histogram;
}

int quantile(const Histogram &histogram, double share)
{
    std::size_t total = 0, below = 0;
    for (const std::size_t count : histogram)
        total += count;
    int value = 0;
    while (value < 255 && double(below += histogram[static_cast<std::size_t>(value)]) < share * double(total))
        ++value;
    return value;
}

int otsu_threshold(const Histogram &histogram, int from)
{
    double count = 0, sum = 0;
    for (int value = from + 1; value < 256; ++value) {
        const auto here = double(histogram[static_cast<std::size_t>(value)]);
        count += here;
        sum += here * value;
    }
    int best = from;
    double best_variance = 0, count_below = 0, sum_below = 0;
    for (int value = from + 1; value < 256; ++value) {
        const auto here = double(histogram[static_cast<std::size_t>(value)]);
        count_below += here;
        sum_below += here * value;
        const double count_above = count - count_below;
        if (count_below == 0 || count_above <= 0)
            continue;
        const double apart = sum_below / count_below - (sum - sum_below) / count_above;
        const double variance = count_below * count_above * apart * apart;
        if (variance > best_variance) {
            best_variance = variance;
            best = value;
        }
    }
    return best;
}

} // namespace deltascope
