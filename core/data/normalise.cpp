// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/normalise.h"

#include "core/data/seen_area.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {

/// The square around a rectangle of ink, so that scaling it keeps the proportions. The shorter side gets a
/// whole number of the new pixels, which an even split of the paper beside it would not give.
InkArea square_around(double left, double top, double width, double height, int new_side)
{
    const double side = std::max(width, height);
    const double pixel = side / new_side;
    const double spare_x = std::floor((side - width) / 2 / pixel) * pixel;
    const double spare_y = std::floor((side - height) / 2 / pixel) * pixel;
    return {left - spare_x, top - spare_y, side, side};
}

void find_centre_of_mass(NormalisedDigit &digit)
{
    double mass = 0, x_moment = 0, y_moment = 0;
    for (int y = 0; y < digit_box; ++y)
        for (int x = 0; x < digit_box; ++x) {
            const double ink = digit.scaled.at(x, y);
            mass += ink;
            x_moment += ink * (x + 0.5);
            y_moment += ink * (y + 0.5);
        }
    digit.mass_x = mass > 0 ? x_moment / mass : digit_box / 2.0;
    digit.mass_y = mass > 0 ? y_moment / mass : digit_box / 2.0;
}

/// Where the 20×20 box starts in the 28×28 image, so that the centre of mass falls into pixel 14 of 0 … 27:
/// so it is in every image of MNIST. Moved back where ink, which lies in first … last of the box, would be
/// lost.
int box_start(double mass, int first, int last)
{
    const int start = image_side / 2 - static_cast<int>(std::floor(mass));
    return std::clamp(start, -first, image_side - 1 - last);
}

InkBounds ink_in_box(const NormalisedDigit &digit)
{
    return ink_bounds(digit.scaled).value_or(InkBounds{0, 0, digit_box, digit_box});
}

int left_start(const NormalisedDigit &digit, const InkBounds &ink)
{
    return box_start(digit.mass_x, ink.left, ink.left + ink.width - 1);
}

int top_start(const NormalisedDigit &digit, const InkBounds &ink)
{
    return box_start(digit.mass_y, ink.top, ink.top + ink.height - 1);
}

void place(NormalisedDigit &digit)
{
    const InkBounds ink = ink_in_box(digit);
    const int left = left_start(digit, ink);
    const int top = top_start(digit, ink);
    for (int y = ink.top; y < ink.top + ink.height; ++y)
        for (int x = ink.left; x < ink.left + ink.width; ++x)
            digit.image[static_cast<std::size_t>((top + y) * image_side + left + x)] = digit.scaled.at(x, y);
}

} // namespace

std::optional<InkBounds> ink_bounds(const Ink &ink)
{
    int left = ink.width, top = ink.height, right = -1, bottom = -1;
    for (int y = 0; y < ink.height; ++y)
        for (int x = 0; x < ink.width; ++x)
            if (ink.at(x, y) > 0) {
                left = std::min(left, x);
                right = std::max(right, x);
                top = std::min(top, y);
                bottom = y;
            }
    if (right < 0)
        return std::nullopt;
    return InkBounds{left, top, right - left + 1, bottom - top + 1};
}

InkBounds united(const InkBounds &a, const InkBounds &b)
{
    const int left = std::min(a.left, b.left), top = std::min(a.top, b.top);
    const int right = std::max(a.left + a.width, b.left + b.width);
    const int bottom = std::max(a.top + a.height, b.top + b.height);
    return {left, top, right - left, bottom - top};
}

std::optional<NormalisedDigit> normalise(const Ink &ink)
{
    const std::optional<InkBounds> box = ink_bounds(ink);
    if (!box)
        return std::nullopt;
    NormalisedDigit digit;
    digit.box = *box;
    digit.scaled = resample(ink, square_around(box->left, box->top, box->width, box->height, digit_box),
                            digit_box, digit_box);
    find_centre_of_mass(digit);
    place(digit);
    return digit;
}

InkArea seen_area(const NormalisedDigit &digit)
{
    const InkBounds &box = digit.box;
    const InkArea square = square_around(box.left, box.top, box.width, box.height, digit_box);
    const InkBounds ink = ink_in_box(digit);
    const double pixel = square.width / digit_box;
    return {square.left - left_start(digit, ink) * pixel, square.top - top_start(digit, ink) * pixel,
            image_side * pixel, image_side * pixel};
}

InkArea seen_area(const Ink &whole)
{
    return square_around(0, 0, whole.width, whole.height, image_side);
}

DigitImage shrink_whole(const Ink &ink)
{
    DigitImage image{};
    if (ink.width < 1 || ink.height < 1)
        return image;
    const Ink small =
        resample(ink, square_around(0, 0, ink.width, ink.height, image_side), image_side, image_side);
    std::copy(small.bytes.begin(), small.bytes.end(), image.begin());
    return image;
}

} // namespace deltascope
