// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/page_pictures.h"

#include "ui/theme/theme.h"

#include <algorithm>
#include <array>

namespace deltascope {

namespace {
/// A page's place on the square.
struct Place
{
    double scale; ///< pixels of the page in one of the picture
    int left, top, width, height;

    explicit Place(const Page &page)
        : scale(std::max({page.greys.width, page.greys.height, 1}) / double(pagePictureSide))
        , width(std::clamp(int(page.greys.width / scale), 1, pagePictureSide))
        , height(std::clamp(int(page.greys.height / scale), 1, pagePictureSide))
    {
        left = (pagePictureSide - width) / 2;
        top = (pagePictureSide - height) / 2;
    }
};

/// Calls colourOf(left, top, right, bottom) with the pixels of the page that each pixel covers, at least one.
template <class ColourOf>
QImage smallPicture(const Page &page, ColourOf colourOf)
{
    QImage picture(pagePictureSide, pagePictureSide, QImage::Format_RGB32);
    picture.fill(colours().sunken);
    if (page.greys.bytes.empty())
        return picture;
    const Place place(page);
    const auto range = [&place](int pixel, int size) {
        const int from = std::min(int(pixel * place.scale), size - 1);
        return std::pair(from, std::clamp(int((pixel + 1) * place.scale), from + 1, size));
    };
    for (int y = 0; y < place.height; ++y)
        for (int x = 0; x < place.width; ++x) {
            const auto [left, right] = range(x, page.greys.width);
            const auto [top, bottom] = range(y, page.greys.height);
            picture.setPixelColor(place.left + x, place.top + y, colourOf(left, top, right, bottom));
        }
    return picture;
}
} // namespace

QColor colourOfLines()
{
    return colours().warning;
}

QColor colourOfSpecks()
{
    return colours().forward;
}

QImage paperPicture(const Page &page)
{
    return smallPicture(page, [&page](int left, int top, int, int) {
        const int grey = page.paper.at(left, top);
        return QColor(grey, grey, grey);
    });
}

QImage partsPicture(const Page &page)
{
    const std::array<QColor, 4> colourOf = {colours().paper, colours().ink, colourOfLines(),
                                            colourOfSpecks()};
    return smallPicture(page, [&](int left, int top, int right, int bottom) {
        std::array<int, 4> counts{};
        for (int y = top; y < bottom; ++y)
            for (int x = left; x < right; ++x)
                ++counts[page.parts.at(x, y) % counts.size()];
        // Paper only where there is nothing else.
        const auto most = std::max_element(counts.begin() + 1, counts.end());
        return *most > 0 ? colourOf[static_cast<std::size_t>(most - counts.begin())] : colourOf[0];
    });
}

QRectF frameOnPicture(const Page &page, std::size_t digit)
{
    const Place place(page);
    const InkBounds &box = page.digits[digit].box;
    return {place.left + box.left / place.scale, place.top + box.top / place.scale, box.width / place.scale,
            box.height / place.scale};
}

} // namespace deltascope
