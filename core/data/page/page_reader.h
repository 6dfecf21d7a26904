// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/page/digits.h"
#include "core/data/page/page.h"

namespace deltascope {

/// The way of a page from greys to digits, step by step, as read_page() tells it. Ink is dark here; light ink
/// has been turned over.
class PageReader
{
public:
    /// greys must outlive it.
    PageReader(const Ink &greys, bool clean, const PageSteps &steps);

    /// Goes through the steps, once; returns why there is no digit, or None.
    PageFault read();

    /// After read(); none where it found a fault.
    std::vector<PageDigit> digits() const;
    Ink parts() const; ///< of each pixel a PagePart
    /// After read(): the grey that the paper has, or would have, at each pixel.
    const Ink &paper() const { return paper_; }

private:
    bool is_exact() const;
    int paper_radius() const;
    void find_paper();
    void lower_paper();
    void take_lines();
    bool is_one_stroke() const;
    PageFault find_ink();
    void find_pieces();
    Ink light_falls() const;
    bool take_light(const Ink &falls);
    bool reaches_border() const;
    int least_side() const;
    int noise_limit() const;
    PageDigit ink_of(const DigitPieces &digit) const;
    Ink mask_of(const DigitPieces &digit, const InkBounds &box) const;
    double full_darkness(const Ink &mask, const InkBounds &box) const;
    std::uint8_t ink_at(int x, int y, double full) const;

    const Ink &greys_;
    PageSteps steps_;
    bool exact_;     ///< ink is 255 minus the grey
    int middle_ = 0; ///< how far the paper lies below its lightest grains, in greys
    int noise_ = 0;  ///< of the paper: a standard deviation, in greys
    int limit_ = 0;  ///< the darkness above which it may be
    int strong_ = 0; ///< the darkness above which a pixel is ink for certain
    Ink seen_;       ///< greys, smoothed where there are pixels enough
    Ink paper_;      ///< greys
    Ink beyond_;     ///< the paper as if the picture went on, once that is needed
    Ink shares_;     ///< by how much the paper's light is reduced, 255 for all of it
    Ink darkness_;   ///< the same where it exceeds the paper's noise and is no line; 0 elsewhere
    Ink lines_;      ///< 255 where a printed line was removed
    Pieces pieces_;  ///< of what remains
    std::vector<DigitPieces> digits_;
};

} // namespace deltascope
