// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/resample.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {

/// Which old pixels one new pixel covers along one axis, and how much of each.
struct Cover
{
    int first = 0;
    std::vector<double> shares; ///< of the new pixel's length; less than 1 in sum where it leaves the ink
};

std::vector<Cover> covers(double start, double length, int new_size, int old_size)
{
    std::vector<Cover> result(static_cast<std::size_t>(new_size));
    const double step = length / new_size;
    for (int i = 0; i < new_size; ++i) {
        const double from = std::clamp(start + i * step, 0.0, double(old_size));
        const double to = std::clamp(start + (i + 1) * step, 0.0, double(old_size));
        Cover &cover = result[static_cast<std::size_t>(i)];
        cover.first = static_cast<int>(from);
        for (int pixel = cover.first; pixel < to; ++pixel)
            cover.shares.push_back((std::min(to, pixel + 1.0) - std::max(from, double(pixel))) / step);
    }
    return result;
}

double covered(const std::uint8_t *pixel, const std::vector<double> &shares)
{
    double sum = 0;
    for (const double share : shares)
        sum += share * *pixel++;
    return sum;
}

} // namespace

Ink resample(const Ink &ink, const InkArea &area, int width, int height)
{
    const std::vector<Cover> columns = covers(area.left, area.width, width, ink.width);
    const std::vector<Cover> rows = covers(area.top, area.height, height, ink.height);
    const auto old_width = static_cast<std::size_t>(ink.width);

    Ink result = blank_ink(width, height);
    std::vector<double> sums(static_cast<std::size_t>(width));
    for (std::size_t y = 0; y < rows.size(); ++y) {
        std::fill(sums.begin(), sums.end(), 0.0);
        for (std::size_t k = 0; k < rows[y].shares.size(); ++k) {
            const std::uint8_t *row =
                ink.bytes.data() + (static_cast<std::size_t>(rows[y].first) + k) * old_width;
            for (std::size_t x = 0; x < columns.size(); ++x)
                sums[x] += rows[y].shares[k] * covered(row + columns[x].first, columns[x].shares);
        }
        for (std::size_t x = 0; x < sums.size(); ++x)
            result.bytes[y * sums.size() + x] =
                static_cast<std::uint8_t>(std::clamp(std::lround(sums[x]), 0L, 255L));
    }
    return result;
}

} // namespace deltascope
