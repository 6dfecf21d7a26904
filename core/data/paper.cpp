// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/paper.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace deltascope {

namespace {

/// A difference from the paper that may still be noise.
constexpr int least_contrast = 24;

using Histogram = std::array<std::size_t, 256>;

/// The grey that `share` of the counted pixels do not exceed.
int quantile(const Histogram &histogram, double share)
{
    std::size_t total = 0, below = 0;
    for (const std::size_t count : histogram)
        total += count;
    int grey = 0;
    while (grey < 255 && double(below += histogram[static_cast<std::size_t>(grey)]) < share * double(total))
        ++grey;
    return grey;
}

/// The middle grey of the outermost pixels.
int paper_grey(const Ink &greys)
{
    Histogram border{};
    for (int x = 0; x < greys.width; ++x) {
        ++border[greys.at(x, 0)];
        ++border[greys.at(x, greys.height - 1)];
    }
    for (int y = 0; y < greys.height; ++y) {
        ++border[greys.at(0, y)];
        ++border[greys.at(greys.width - 1, y)];
    }
    return quantile(border, 0.5);
}

/// Signed: the ink's grey minus the paper's. Few pixels do not count: they may be dirt or glare.
int strongest_difference(const Ink &greys, int paper)
{
    Histogram all{};
    for (const std::uint8_t grey : greys.bytes)
        ++all[grey];
    const int dark = quantile(all, 0.002) - paper;
    const int light = quantile(all, 0.998) - paper;
    return -dark >= light ? dark : light;
}

std::uint8_t soft_threshold(double difference)
{
    return static_cast<std::uint8_t>(std::lround(std::clamp(3 * difference - 1, 0.0, 1.0) * 255));
}

} // namespace

Ink ink_from_greys(Ink greys, bool clean)
{
    if (greys.bytes.empty())
        return greys;
    const int paper = paper_grey(greys);
    if (clean && paper == 0)
        return greys;
    const int contrast = strongest_difference(greys, paper);
    std::array<std::uint8_t, 256> ink_of{};
    for (int grey = 0; grey < 256; ++grey) {
        if (clean && paper == 255)
            ink_of[static_cast<std::size_t>(grey)] = static_cast<std::uint8_t>(255 - grey);
        else if (std::abs(contrast) >= least_contrast)
            ink_of[static_cast<std::size_t>(grey)] = soft_threshold(double(grey - paper) / contrast);
    }
    for (std::uint8_t &byte : greys.bytes)
        byte = ink_of[byte];
    return greys;
}

} // namespace deltascope
