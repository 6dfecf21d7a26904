// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/page/extremes.h"

namespace deltascope {

namespace {

struct Largest
{
    static constexpr std::uint8_t neutral = 0;
    static std::uint8_t of(std::uint8_t a, std::uint8_t b) { return a > b ? a : b; }
};

struct Smallest
{
    static constexpr std::uint8_t neutral = 255;
    static std::uint8_t of(std::uint8_t a, std::uint8_t b) { return a < b ? a : b; }
};

/// Columns of pixels side by side, so many that a piece of each fits into a cache line or two.
constexpr std::size_t lanes = 64;

/// The extremes of all windows of so many groups of values, one after the other; a group is `stride` values
/// side by side, each with windows of its own. Extremes of 1, 2, 4 … groups are made of those of half as
/// many, and any window is the union of two of the largest.
template <class Extreme>
class RunningExtreme
{
public:
    RunningExtreme(std::size_t length, std::size_t radius, std::size_t stride)
        : length_(length)
        , radius_(radius)
        , stride_(stride)
        , line_((length + 2 * radius) * stride)
        , next_(line_.size())
    {
    }

    /// Before run(): the values of a group, all to be filled in.
    std::uint8_t *group(std::size_t index) { return &line_[(radius_ + index) * stride_]; }

    void run()
    {
        std::fill_n(line_.begin(), radius_ * stride_, Extreme::neutral);
        std::fill_n(line_.end() - static_cast<std::ptrdiff_t>(radius_ * stride_), radius_ * stride_,
                    Extreme::neutral);
        const std::size_t window = 2 * radius_ + 1;
        std::size_t reach = 1, count = length_ + 2 * radius_;
        for (; 2 * reach <= window; reach *= 2) {
            count -= reach;
            join(reach, count);
        }
        join(window - reach, length_);
    }
    /// After run(): the extremes around a group.
    const std::uint8_t *extremes(std::size_t index) const { return &line_[index * stride_]; }

private:
    void join(std::size_t apart, std::size_t count)
    {
        const std::uint8_t *here = line_.data(), *there = here + apart * stride_;
        std::uint8_t *joined = next_.data();
        const std::size_t values = count * stride_;
        for (std::size_t i = 0; i < values; ++i)
            joined[i] = Extreme::of(here[i], there[i]);
        line_.swap(next_);
    }

    std::size_t length_, radius_, stride_;
    std::vector<std::uint8_t> line_, next_;
};

template <class Extreme>
void along_rows(Ink &picture, int radius)
{
    const auto width = static_cast<std::size_t>(picture.width);
    RunningExtreme<Extreme> running(width, static_cast<std::size_t>(radius), 1);
    for (std::size_t start = 0; start < picture.bytes.size(); start += width) {
        std::copy_n(&picture.bytes[start], width, running.group(0));
        running.run();
        std::copy_n(running.extremes(0), width, &picture.bytes[start]);
    }
}

template <class Extreme>
void along_columns(Ink &picture, int radius)
{
    const auto width = static_cast<std::size_t>(picture.width);
    const auto height = static_cast<std::size_t>(picture.height);
    RunningExtreme<Extreme> running(height, static_cast<std::size_t>(radius), lanes);
    for (std::size_t x = 0; x < width; x += lanes) {
        const std::size_t count = std::min(lanes, width - x);
        for (std::size_t y = 0; y < height; ++y)
            std::copy_n(&picture.bytes[y * width + x], count, running.group(y));
        running.run();
        for (std::size_t y = 0; y < height; ++y)
            std::copy_n(running.extremes(y), count, &picture.bytes[y * width + x]);
    }
}

template <class Extreme>
Ink extreme(Ink picture, int radius)
{
    if (picture.bytes.empty())
        return picture;
    along_rows<Extreme>(picture, std::min(radius, picture.width));
    along_columns<Extreme>(picture, std::min(radius, picture.height));
    return picture;
}

/// With a border of so many pixels like those at its edge.
Ink continued(const Ink &picture, int border)
{
    Ink wide = blank_ink(picture.width + 2 * border, picture.height + 2 * border);
    const auto width = static_cast<std::size_t>(picture.width), beside = static_cast<std::size_t>(border);
    for (int y = 0; y < wide.height; ++y) {
        const int from = std::clamp(y - border, 0, picture.height - 1);
        const std::uint8_t *row = &picture.bytes[static_cast<std::size_t>(from) * width];
        std::uint8_t *wide_row = &wide.bytes[static_cast<std::size_t>(y) * (width + 2 * beside)];
        std::fill_n(wide_row, beside, row[0]);
        std::copy_n(row, width, wide_row + beside);
        std::fill_n(wide_row + beside + width, beside, row[width - 1]);
    }
    return wide;
}

/// Of all sums of `count` pixels but the first and the last, which have fewer.
template <int count>
void inner_means(const std::vector<std::uint16_t> &sums, std::uint8_t *means)
{
    for (std::size_t x = 1; x + 1 < sums.size(); ++x)
        means[x] = static_cast<std::uint8_t>((sums[x - 1] + sums[x] + sums[x + 1] + count / 2) / count);
}

/// The sums of each pixel of a row with those above and below it, as far as they lie in the picture.
void add_rows(const Ink &picture, int top, int bottom, std::vector<std::uint16_t> &sums)
{
    std::fill(sums.begin(), sums.end(), std::uint16_t(0));
    const std::size_t width = sums.size();
    for (int y = top; y <= bottom; ++y) {
        const std::uint8_t *row = &picture.bytes[static_cast<std::size_t>(y) * width];
        for (std::size_t x = 0; x < width; ++x)
            sums[x] = static_cast<std::uint16_t>(sums[x] + row[x]);
    }
}

} // namespace

Ink transposed(const Ink &picture)
{
    constexpr std::size_t block = 64; // rows and columns that stay in the cache together
    Ink result = blank_ink(picture.height, picture.width);
    const auto width = static_cast<std::size_t>(picture.width);
    const auto height = static_cast<std::size_t>(picture.height);
    for (std::size_t top = 0; top < height; top += block)
        for (std::size_t left = 0; left < width; left += block) {
            const std::size_t count = std::min(block, height - top), right = std::min(left + block, width);
            for (std::size_t x = left; x < right; ++x) {
                const std::uint8_t *from = &picture.bytes[top * width + x];
                std::uint8_t *to = &result.bytes[x * height + top];
                for (std::size_t y = 0; y < count; ++y)
                    to[y] = from[y * width];
            }
        }
    return result;
}

Ink smoothed(const Ink &picture)
{
    Ink result = picture;
    std::vector<std::uint16_t> sums(static_cast<std::size_t>(picture.width));
    const std::size_t last = sums.size() - 1;
    for (int y = 0; y < picture.height; ++y) {
        const int top = std::max(y - 1, 0), bottom = std::min(y + 1, picture.height - 1);
        const int rows = bottom - top + 1;
        add_rows(picture, top, bottom, sums);
        std::uint8_t *means = &result.bytes[static_cast<std::size_t>(y) * sums.size()];
        const auto mean = [](int sum, int count) {
            return static_cast<std::uint8_t>((sum + count / 2) / count);
        };
        means[0] = last > 0 ? mean(sums[0] + sums[1], 2 * rows) : mean(sums[0], rows);
        if (last > 0)
            means[last] = mean(sums[last - 1] + sums[last], 2 * rows);
        if (rows == 3)
            inner_means<9>(sums, means);
        else if (rows == 2)
            inner_means<6>(sums, means);
        else
            inner_means<3>(sums, means);
    }
    return result;
}

Ink local_maximum(const Ink &picture, int radius)
{
    return extreme<Largest>(picture, radius);
}

Ink local_minimum(const Ink &picture, int radius)
{
    return extreme<Smallest>(picture, radius);
}

Ink closed(const Ink &picture, int radius)
{
    return local_minimum(local_maximum(picture, radius), radius);
}

Ink closed_beyond(const Ink &picture, int radius)
{
    if (picture.bytes.empty())
        return picture;
    const Ink wide = closed(continued(picture, radius), radius);
    Ink result = picture;
    const auto width = static_cast<std::size_t>(picture.width), border = static_cast<std::size_t>(radius);
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y)
        std::copy_n(&wide.bytes[(y + border) * (width + 2 * border) + border], width,
                    &result.bytes[y * width]);
    return result;
}

} // namespace deltascope
