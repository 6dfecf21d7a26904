// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"
#include "core/data/normalise.h"
#include "core/message.h"

namespace deltascope {

/// The longer side of the picture that a page is read from, in pixels; larger ones are shrunk by area.
inline constexpr int max_page_side = 1600;

/// A digit's sheet, see sheet_of(), is square, and its side is at least this, in pixels.
inline constexpr int min_sheet_side = 280;
/// And at most this.
inline constexpr int max_sheet_side = 1120;

/// More digits than these are a text.
inline constexpr int max_page_digits = 200;

/// The steps of reading a page that can be left out, to see why they matter.
struct PageSteps
{
    bool even_light = true;  ///< the paper is looked for everywhere; otherwise it is one grey
    bool take_lines = true;  ///< printed lines are removed
    bool take_specks = true; ///< specks and what is no digit are removed, digits separated

    bool operator==(const PageSteps &) const = default;
};

/// What a pixel of a page was taken to be.
enum class PagePart : std::uint8_t { Paper, Ink, Line, Speck };

/// Why there is no digit on a page.
enum class PageFault {
    None,
    NoInk,        ///< nothing but paper
    TooFaint,     ///< there is something, but it hardly differs from the paper
    UnevenLight,  ///< what differs from its surroundings covers most of the page
    TooManyPieces ///< hundreds of pieces: a text
};

/// What there is instead of a digit: "found FOUND, expected EXPECTED".
struct FaultText
{
    Message found;    ///< on the page
    Message expected; ///< instead
};
/// The words for a fault. Not for PageFault::None.
FaultText text_of(PageFault fault);

/// One digit of a page.
struct PageDigit
{
    InkBounds box; ///< in pixels of the page
    Ink ink;       ///< as large as the box
};

/// A picture of paper with digits on it, read: each stage is kept, to be shown.
struct Page
{
    Ink greys;                          ///< the picture, 0 black … 255 white, as large as it was read
    double scale = 1;                   ///< pixels of the picture in one of the page
    bool light_on_dark = false;         ///< ink is lighter than paper
    Ink paper;                          ///< the grey that the paper has, or would have, at each pixel
    Ink parts;                          ///< of each pixel a PagePart
    std::vector<PageDigit> digits;      ///< line by line, from left to right
    PageFault fault = PageFault::NoInk; ///< why there are no digits

    /// What the pixel was taken for; x and y as in Ink::at().
    PagePart part(int x, int y) const { return static_cast<PagePart>(parts.at(x, y)); }
    /// A digit's box in pixels of the picture.
    InkBounds box_in_picture(std::size_t digit) const;
};

/// Finds the digits in a picture of greys, 0 black … 255 white, of any size.
///
/// The paper is what remains when everything thin is filled up (closed()), so that a shadow's edge, a lamp's
/// spot and a dark table stay paper. What is darker than the paper, as a share of its light, is ink, above a
/// threshold that Otsu's method finds among all that stands out from the paper's noise; light ink on dark
/// paper is turned over first (is_light_on_dark()). Printed lines are removed where no stroke crosses them
/// (printed_lines()), the rest falls into pieces, and pieces make digits (digits_of()).
/// What changes softly or goes on beyond the border is light, not ink; where nothing is left, a stroke that
/// can only just be told from the paper is too faint (has_faint_strokes()).
///
/// clean: the file keeps greys as they were drawn. Where the paper then is pure white or pure black and no
/// line was found, a digit's ink is exactly 255 minus the grey, or the grey. Otherwise what differs from the
/// paper by less than a third of the digit's own darkness is paper, by more than two thirds full ink.
/// Takes some 60 ms for a page of 1600×1200. Any thread.
Page read_page(const Ink &picture, bool clean, const PageSteps &steps = {});

/// The ink of one digit of the page on a square sheet, everything else removed, as a drawing that the
/// network can be shown: the whole page where the digit is alone on it and not tiny, its surroundings
/// otherwise. Small pages are enlarged, by area: a 28×28 image that is shrunk again is what it was.
Ink sheet_of(const Page &page, std::size_t digit);

} // namespace deltascope
