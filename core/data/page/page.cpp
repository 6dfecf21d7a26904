// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/page/page.h"

#include "core/data/page/faint.h"
#include "core/data/page/page_reader.h"
#include "core/data/page/polarity.h"
#include "core/data/page/shrink.h"
#include "core/data/resample.h"

#include <cmath>

namespace deltascope {

FaultText text_of(PageFault fault)
{
    switch (fault) {
    case PageFault::TooFaint:
        return {Message::tr("something that hardly differs from the paper"),
                Message::tr("a digit that stands out from it")};
    case PageFault::UnevenLight:
        return {Message::tr("light too uneven to tell ink from shadow"),
                Message::tr("a digit on evenly lit paper")};
    case PageFault::TooManyPieces:
        return {Message::tr("hundreds of pieces, as in a text"),
                Message::tr("a digit, or a page of at most 200 digits")};
    case PageFault::NoInk:
    case PageFault::None:
        break;
    }
    return {Message::tr("nothing but paper"), Message::tr("a digit")};
}

InkBounds Page::box_in_picture(std::size_t digit) const
{
    const auto scaled = [this](int length) { return static_cast<int>(std::lround(length * scale)); };
    const InkBounds &box = digits[digit].box;
    const int left = scaled(box.left), top = scaled(box.top);
    return {left, top, scaled(box.left + box.width) - left, scaled(box.top + box.height) - top};
}

Page read_page(const Ink &picture, bool clean, const PageSteps &steps)
{
    Page page;
    page.greys = shrunk_to(picture, max_page_side);
    if (page.greys.bytes.empty())
        return page;
    page.scale = double(picture.width) / page.greys.width;
    page.light_on_dark = is_light_on_dark(page.greys);
    const Ink dark = page.light_on_dark ? turned_over(page.greys) : page.greys;
    PageReader reader(dark, clean, steps);
    page.fault = reader.read();
    if (page.fault == PageFault::NoInk && has_faint_strokes(page.greys))
        page.fault = PageFault::TooFaint;
    page.digits = reader.digits();
    page.parts = reader.parts();
    page.paper = page.light_on_dark ? turned_over(reader.paper()) : reader.paper();
    return page;
}

Ink sheet_of(const Page &page, std::size_t index)
{
    const PageDigit &digit = page.digits[index];
    const int longer = std::max(digit.box.width, digit.box.height);
    const int page_side = std::max(page.greys.width, page.greys.height);
    InkBounds area{0, 0, page.greys.width, page.greys.height};
    const bool is_tiny = page_side > max_sheet_side && 8 * longer < page_side;
    if (page.digits.size() > 1 || is_tiny)
        area = {digit.box.left - longer / 2, digit.box.top - longer / 2, digit.box.width + longer,
                digit.box.height + longer};
    const int larger = std::max(area.width, area.height);
    Ink sheet = blank_ink(larger, larger);
    const int left = digit.box.left - area.left + (larger - area.width) / 2;
    const int top = digit.box.top - area.top + (larger - area.height) / 2;
    for (int y = 0; y < digit.box.height; ++y)
        for (int x = 0; x < digit.box.width; ++x)
            sheet.set(left + x, top + y, digit.ink.at(x, y));
    const int side = std::clamp(larger, min_sheet_side, max_sheet_side);
    return side == larger ? sheet : resample(sheet, {0, 0, double(larger), double(larger)}, side, side);
}

} // namespace deltascope
