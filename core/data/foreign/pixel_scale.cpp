// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/foreign/pixel_scale.h"

#include "core/data/foreign/labelled_images.h"
#include "core/data/normalise.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace deltascope {

namespace {
constexpr double byte_range = 255;
constexpr double scikit_range = 16; // of the counts of scikit-learn's digits
constexpr std::size_t scikit_pixels = 64;

std::string sides(int height, int width)
{
    return std::to_string(width) + "×" + std::to_string(height);
}
} // namespace

PixelScale::Range PixelScale::range_of(double least, double largest) const
{
    if (least >= 0 && largest <= 1)
        return Range::Unit;
    if (least >= -1 && largest <= 1)
        return Range::Signed;
    if (least >= 0 && largest <= scikit_range && pixels_ == scikit_pixels)
        return Range::Sixteen;
    return least >= 0 && largest <= byte_range ? Range::Byte : Range::None;
}

PixelScale::Seen PixelScale::see(double least, double largest)
{
    least_ = std::min(least_, least);
    largest_ = std::max(largest_, largest);
    const bool finite = std::isfinite(least) && std::isfinite(largest);
    const Range now = finite ? range_of(least_, largest_) : Range::None;
    const Range before = std::exchange(range_, now);
    if (now == Range::None)
        return Seen::Impossible;
    return before == now || before == Range::Unknown ? Seen::Fits : Seen::BeginAgain;
}

std::uint8_t PixelScale::byte_of(double number) const
{
    const double byte = range_ == Range::Unit      ? number * byte_range
                        : range_ == Range::Signed  ? (number + 1) / 2 * byte_range
                        : range_ == Range::Sixteen ? number / scikit_range * byte_range
                                                   : number;
    return static_cast<std::uint8_t>(std::lround(std::clamp(byte, 0.0, byte_range)));
}

Message PixelScale::note() const
{
    if (range_ == Range::Unit)
        return Message::tr("Its pixels are numbers from 0 to 1.");
    if (range_ == Range::Signed)
        return Message::tr("Its pixels are numbers from −1, the paper, to 1.");
    if (range_ == Range::Sixteen)
        return Message::tr("Its pixels are numbers from 0 to 16, as scikit-learn's.");
    return {};
}

Message PixelScale::expected()
{
    return Message::tr("pixels from 0 to 255, from 0 to 1 or from −1 to 1");
}

void ImageFit::append(const std::uint8_t *image, std::vector<std::uint8_t> &pixels) const
{
    const std::size_t size = static_cast<std::size_t>(height_) * static_cast<std::size_t>(width_);
    if (height_ == image_side && width_ == image_side) {
        pixels.insert(pixels.end(), image, image + size);
        return;
    }
    const DigitImage fitted = shrink_whole({width_, height_, {image, image + size}});
    pixels.insert(pixels.end(), fitted.begin(), fitted.end());
}

Message ImageFit::note() const
{
    if (height_ == image_side && width_ == image_side)
        return {};
    return Message::tr("Its images of %1 pixels are scaled to 28×28.", {sides(height_, width_)});
}

bool ImageFit::takes(std::uint64_t side)
{
    return side >= shortest_side && side <= longest_side;
}

Message ImageFit::expected()
{
    return Message::tr("images of %1 to %2 pixels",
                       {sides(shortest_side, shortest_side), sides(longest_side, longest_side)});
}

} // namespace deltascope
