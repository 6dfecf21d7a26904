// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/page/polarity.h"

#include "core/data/page/extremes.h"
#include "core/data/page/shrink.h"
#include "core/data/page/threshold.h"

namespace deltascope {

namespace {

constexpr int voting_side = 128;   // pixels: enough to see on which side of an edge the paper lies
constexpr int least_contrast = 24; // less may be noise
constexpr double undecided = 0.06; // an edge with as much on either side tells nothing

double share_above(const Ink &greys, int x, int y, int radius, int level)
{
    int above = 0, all = 0;
    for (int row = std::max(0, y - radius); row <= std::min(greys.height - 1, y + radius); ++row)
        for (int column = std::max(0, x - radius); column <= std::min(greys.width - 1, x + radius);
             ++column) {
            above += greys.at(column, row) > level;
            ++all;
        }
    return double(above) / all;
}

/// Positive where light surroundings prevail.
double vote_of_edges(const Ink &greys)
{
    const int radius = std::max(2, std::max(greys.width, greys.height) / 7);
    const Ink high = local_maximum(greys, radius), low = local_minimum(greys, radius);
    const Ink near_high = local_maximum(greys, 1), near_low = local_minimum(greys, 1);
    double vote = 0;
    for (int y = 0; y < greys.height; ++y)
        for (int x = 0; x < greys.width; ++x) {
            const int contrast = high.at(x, y) - low.at(x, y);
            if (contrast < least_contrast || 2 * (near_high.at(x, y) - near_low.at(x, y)) < contrast)
                continue;
            const double light = share_above(greys, x, y, radius, (high.at(x, y) + low.at(x, y)) / 2) - 0.5;
            if (std::abs(light) > undecided)
                vote += light;
        }
    return vote;
}

} // namespace

bool is_light_on_dark(const Ink &greys)
{
    const Histogram histogram = histogram_of(greys);
    const std::size_t half = greys.bytes.size() / 2;
    if (histogram[255] > half || histogram[0] > half)
        return histogram[0] > half;
    const double vote = vote_of_edges(shrunk_to(greys, voting_side));
    return vote == 0 ? quantile(histogram, 0.5) < 128 : vote < 0;
}

Ink turned_over(Ink greys)
{
    for (std::uint8_t &byte : greys.bytes)
        byte = static_cast<std::uint8_t>(255 - byte);
    return greys;
}

} // namespace deltascope
