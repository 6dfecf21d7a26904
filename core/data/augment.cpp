// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/augment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace deltascope {

namespace {

/// Where normalise() puts the centre of mass: the middle of pixel 14.
constexpr float centre = 14.5f;

/// SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014): the n-th number
/// is a hash of where it starts plus n, so that any image's numbers can be computed without those before it.
class Chance
{
public:
    Chance(std::uint64_t seed, int epoch, int number)
        : state_(seed)
    {
        state_ = next() ^ static_cast<std::uint64_t>(epoch);
        state_ = next() ^ static_cast<std::uint64_t>(number);
    }

    /// Evenly from −amount … amount.
    float within(double amount)
    {
        const double even = static_cast<double>(next() >> 11) * 0x1p-53;
        return static_cast<float>(amount * (2 * even - 1));
    }

private:
    std::uint64_t next()
    {
        state_ += 0x9e3779b97f4a7c15;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }

    std::uint64_t state_;
};

/// Greys with a frame of paper, so that looking across the border needs no check.
class Framed
{
public:
    static constexpr int frame = 2;
    static constexpr int stride = image_side + 2 * frame;

    float &at(int x, int y) { return greys_[static_cast<std::size_t>((y + frame) * stride + x + frame)]; }
    float at(int x, int y) const
    {
        return greys_[static_cast<std::size_t>((y + frame) * stride + x + frame)];
    }
    /// Between the pixels, whose middles are at half numbers; paper outside.
    float between(float x, float y) const
    {
        const float column = std::clamp(x - 0.5f, -1.5f, image_side + 0.5f);
        const float row = std::clamp(y - 0.5f, -1.5f, image_side + 0.5f);
        const int left = static_cast<int>(column + frame) - frame;
        const int top = static_cast<int>(row + frame) - frame;
        const float right = column - static_cast<float>(left);
        const float low = row - static_cast<float>(top);
        return (at(left, top) * (1 - right) + at(left + 1, top) * right) * (1 - low) +
               (at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right) * low;
    }

private:
    std::array<float, stride * stride> greys_{};
};

Framed framed(std::span<const std::uint8_t> image)
{
    Framed greys;
    for (int y = 0; y < image_side; ++y)
        for (int x = 0; x < image_side; ++x)
            greys.at(x, y) = image[static_cast<std::size_t>(y * image_side + x)];
    return greys;
}

/// Where a pixel of the new image comes from: old = (a b; c d)(new − centre − shift) + centre.
struct Origin
{
    float a, b, c, d;
    float shift_x, shift_y;

    Origin(Chance &chance, const Augmentation &amount)
    {
        const float angle = chance.within(amount.rotation) * std::numbers::pi_v<float> / 180;
        const float scale = 1 + chance.within(amount.scale);
        const float stretch = chance.within(amount.stretch);
        const float slant = chance.within(amount.slant);
        const float across = 1 / (scale * (1 + stretch));
        const float down = 1 / (scale * (1 - stretch));
        const float cosine = std::cos(angle);
        const float sine = std::sin(angle);
        // Turned back, then slanted back, then stretched back.
        a = (cosine - slant * sine) * across;
        b = (sine + slant * cosine) * across;
        c = -sine * down;
        d = cosine * down;
        shift_x = chance.within(amount.shift);
        shift_y = chance.within(amount.shift);
    }
};

Framed moved(const Framed &from, const Origin &origin)
{
    Framed to;
    for (int y = 0; y < image_side; ++y) {
        const float dy = static_cast<float>(y) + 0.5f - centre - origin.shift_y;
        for (int x = 0; x < image_side; ++x) {
            const float dx = static_cast<float>(x) + 0.5f - centre - origin.shift_x;
            to.at(x, y) =
                from.between(origin.a * dx + origin.b * dy + centre, origin.c * dx + origin.d * dy + centre);
        }
    }
    return to;
}

/// Towards the darkest of a pixel and its four neighbours (thicker strokes), or towards the lightest.
float thickened(const Framed &greys, int x, int y, float thickness)
{
    const float here = greys.at(x, y);
    const float left = greys.at(x - 1, y), right = greys.at(x + 1, y);
    const float above = greys.at(x, y - 1), below = greys.at(x, y + 1);
    const float darkest = std::max(here, std::max(std::max(left, right), std::max(above, below)));
    const float lightest = std::min(here, std::min(std::min(left, right), std::min(above, below)));
    return here + std::abs(thickness) * ((thickness > 0 ? darkest : lightest) - here);
}

} // namespace

DigitImage augmented(std::span<const std::uint8_t> image, std::uint64_t seed, int epoch, int number,
                     const Augmentation &augmentation)
{
    Chance chance(seed, epoch, number);
    const Origin origin(chance, augmentation);
    const float thickness = chance.within(augmentation.thickness);
    const Framed greys = moved(framed(image), origin);
    DigitImage result;
    for (int y = 0; y < image_side; ++y)
        for (int x = 0; x < image_side; ++x)
            result[static_cast<std::size_t>(y * image_side + x)] =
                static_cast<std::uint8_t>(thickened(greys, x, y, thickness) + 0.5f);
    return result;
}

} // namespace deltascope
