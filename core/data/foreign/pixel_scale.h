// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <cstdint>
#include <string>
#include <vector>

namespace deltascope {

/// Tells from the numbers of a file what is paper and what is ink: 0 … 255, 0 … 1, −1 … 1, or 0 … 16 of
/// scikit-learn's 8×8 digits. The range is known once all numbers have been seen; a reader begins again when
/// it turns out to be wider than it took it for, which one of the first images tells.
class PixelScale
{
public:
    /// Of images with so many pixels.
    explicit PixelScale(std::size_t pixels)
        : pixels_(pixels)
    {
    }

    /// What it means for a reader that these are the least and the largest of the next numbers.
    enum class Seen { Fits, BeginAgain, Impossible };
    /// Takes them into account.
    Seen see(double least, double largest);

    /// Whether numbers are bytes already.
    bool is_bytes() const { return range_ == Range::Byte; }
    /// 0 … 255, of a number that see() has taken.
    std::uint8_t byte_of(double number) const;
    /// A sentence about numbers that are not 0 … 255; empty for those.
    Message note() const;

    /// What a number that is not possible should have been.
    static Message expected();

private:
    enum class Range { Unknown, Unit, Signed, Sixteen, Byte, None };
    Range range_of(double least, double largest) const;

    std::size_t pixels_;
    double least_ = 0;
    double largest_ = 0;
    Range range_ = Range::Unknown;
};

/// Fits images of any size to 28×28: as they lie, with their proportions kept.
class ImageFit
{
public:
    /// Of images of this size, shortest_side … longest_side.
    ImageFit(int height, int width)
        : height_(height)
        , width_(width)
    {
    }
    /// Behind pixels, one image: height × width bytes.
    void append(const std::uint8_t *image, std::vector<std::uint8_t> &pixels) const;
    /// A sentence about images that are not 28×28; empty for those.
    Message note() const;

    /// Whether images may have that side.
    static bool takes(std::uint64_t side);
    /// What a size that it does not take should have been.
    static Message expected();

private:
    int height_;
    int width_;
};

} // namespace deltascope
