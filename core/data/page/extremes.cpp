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

/// Lines of pixels side by side, so many that a piece of each fits into a cache line or two.
constexpr std::size_t lanes = 64;

/// `length` groups of `lanes` values, one after the other, each replaced by the extreme of the groups within
/// radius: blocks of the window's length with the extreme from their start and from their end, of which any
/// window needs one each.
template <class Extreme>
class RunningExtreme
{
public:
    RunningExtreme(std::size_t length, std::size_t radius)
        : length_(length)
        , radius_(radius)
        , window_(2 * radius + 1)
        , padded_((length + 2 * radius + window_ - 1) / window_ * window_)
        , line_(padded_ * lanes, Extreme::neutral)
        , from_start_(padded_ * lanes)
        , from_end_(padded_ * lanes)
    {
    }

    std::uint8_t *group(std::size_t index) { return &line_[(radius_ + index) * lanes]; }

    void run()
    {
        for (std::size_t i = 0; i < padded_; ++i)
            join(from_start_, i, i % window_ == 0 ? i : i - 1);
        for (std::size_t i = padded_; i-- > 0;)
            join(from_end_, i, i % window_ == window_ - 1 ? i : i + 1);
        for (std::size_t i = 0; i < length_; ++i)
            for (std::size_t k = 0; k < lanes; ++k)
                group(i)[k] =
                    Extreme::of(from_end_[i * lanes + k], from_start_[(i + window_ - 1) * lanes + k]);
    }

private:
    void join(std::vector<std::uint8_t> &extremes, std::size_t i, std::size_t before) const
    {
        const std::uint8_t *line = &line_[i * lanes];
        const std::uint8_t *earlier = before == i ? line : &extremes[before * lanes];
        for (std::size_t k = 0; k < lanes; ++k)
            extremes[i * lanes + k] = Extreme::of(line[k], earlier[k]);
    }

    std::size_t length_, radius_, window_, padded_;
    std::vector<std::uint8_t> line_, from_start_, from_end_;
};

template <class Extreme>
Ink along_columns(const Ink &picture, int radius)
{
    Ink result = picture;
    const auto width = static_cast<std::size_t>(picture.width);
    const auto height = static_cast<std::size_t>(picture.height);
    RunningExtreme<Extreme> running(height, static_cast<std::size_t>(radius));
    for (std::size_t x = 0; x < width; x += lanes) {
        const std::size_t count = std::min(lanes, width - x);
        for (std::size_t y = 0; y < height; ++y)
            std::copy_n(&picture.bytes[y * width + x], count, running.group(y));
        running.run();
        for (std::size_t y = 0; y < height; ++y)
            std::copy_n(running.group(y), count, &result.bytes[y * width + x]);
    }
    return result;
}

template <class Extreme>
Ink extreme(const Ink &picture, int radius)
{
    if (picture.bytes.empty())
        return picture;
    return transposed(along_columns<Extreme>(transposed(along_columns<Extreme>(picture, radius)), radius));
}

} // namespace

Ink transposed(const Ink &picture)
{
    constexpr int block = 32; // rows and columns that stay in the cache together
    Ink result = blank_ink(picture.height, picture.width);
    const auto old_width = static_cast<std::size_t>(picture.width);
    const auto new_width = static_cast<std::size_t>(picture.height);
    for (int top = 0; top < picture.height; top += block)
        for (int left = 0; left < picture.width; left += block)
            for (int y = top; y < std::min(top + block, picture.height); ++y)
                for (int x = left; x < std::min(left + block, picture.width); ++x)
                    result.bytes[static_cast<std::size_t>(x) * new_width + static_cast<std::size_t>(y)] =
                        picture.bytes[static_cast<std::size_t>(y) * old_width + static_cast<std::size_t>(x)];
    return result;
}

Ink smoothed(const Ink &picture)
{
    Ink result = picture;
    std::vector<int> sums(static_cast<std::size_t>(picture.width));
    for (int y = 0; y < picture.height; ++y) {
        const int top = std::max(y - 1, 0), bottom = std::min(y + 1, picture.height - 1);
        for (int x = 0; x < picture.width; ++x) {
            int sum = 0;
            for (int row = top; row <= bottom; ++row)
                sum += picture.at(x, row);
            sums[static_cast<std::size_t>(x)] = sum;
        }
        for (int x = 0; x < picture.width; ++x) {
            const int left = std::max(x - 1, 0), right = std::min(x + 1, picture.width - 1);
            int sum = 0;
            for (int column = left; column <= right; ++column)
                sum += sums[static_cast<std::size_t>(column)];
            const int count = (right - left + 1) * (bottom - top + 1);
            result.set(x, y, static_cast<std::uint8_t>((sum + count / 2) / count));
        }
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
    Ink wide = blank_ink(picture.width + 2 * radius, picture.height + 2 * radius);
    for (int y = 0; y < wide.height; ++y)
        for (int x = 0; x < wide.width; ++x)
            wide.set(x, y,
                     picture.at(std::clamp(x - radius, 0, picture.width - 1),
                                std::clamp(y - radius, 0, picture.height - 1)));
    wide = closed(wide, radius);
    Ink result = picture;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            result.set(x, y, wide.at(x + radius, y + radius));
    return result;
}

} // namespace deltascope
