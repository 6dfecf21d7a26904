// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/page/threshold.h"

namespace deltascope {

Histogram histogram_of(const Ink &picture)
{
    // Neighbours are often equal, and a count has to wait for the one before: so each of four counts apart.
    std::array<Histogram, 4> apart{};
    const std::size_t size = picture.bytes.size();
    for (std::size_t i = 0; i + 3 < size; i += 4)
        for (std::size_t k = 0; k < 4; ++k)
            ++apart[k][picture.bytes[i + k]];
    for (std::size_t i = size / 4 * 4; i < size; ++i)
        ++apart[0][picture.bytes[i]];
    Histogram histogram{};
    for (const Histogram &part : apart)
        for (std::size_t value = 0; value < histogram.size(); ++value)
            histogram[value] += part[value];
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
