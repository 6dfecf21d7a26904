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
    std::vector<float> shares; ///< of the new pixel's length; less than 1 in sum where it leaves the ink
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
            cover.shares.push_back(
                static_cast<float>((std::min(to, pixel + 1.0) - std::max(from, double(pixel))) / step));
    }
    return result;
}

/// Of a row's pixels what each new pixel covers, added up and rounded.
void add_columns(const std::vector<float> &row, const std::vector<Cover> &columns, std::uint8_t *bytes)
{
    for (const Cover &column : columns) {
        float sum = 0;
        const float *value = row.data() + column.first;
        for (const float share : column.shares)
            sum += share * *value++;
        *bytes++ = static_cast<std::uint8_t>(std::min(sum + 0.5F, 255.0F));
    }
}

} // namespace

Ink resample(const Ink &ink, const InkArea &area, int width, int height)
{
    const std::vector<Cover> columns = covers(area.left, area.width, width, ink.width);
    const std::vector<Cover> rows = covers(area.top, area.height, height, ink.height);
    const auto old_width = static_cast<std::size_t>(ink.width), new_width = static_cast<std::size_t>(width);

    Ink result = blank_ink(width, height);
    const auto first = static_cast<std::size_t>(columns.front().first);
    const std::size_t end = static_cast<std::size_t>(columns.back().first) + columns.back().shares.size();
    std::vector<float> sums(old_width);
    for (std::size_t y = 0; y < rows.size(); ++y) {
        std::fill(sums.begin(), sums.end(), 0.0F);
        for (std::size_t k = 0; k < rows[y].shares.size(); ++k) {
            const std::uint8_t *row =
                ink.bytes.data() + (static_cast<std::size_t>(rows[y].first) + k) * old_width;
            const float share = rows[y].shares[k];
            for (std::size_t x = first; x < end; ++x)
                sums[x] += share * row[x];
        }
        add_columns(sums, columns, &result.bytes[y * new_width]);
    }
    return result;
}

} // namespace deltascope
