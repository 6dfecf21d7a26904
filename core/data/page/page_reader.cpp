// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/page/page_reader.h"

#include "core/data/page/extremes.h"
#include "core/data/page/lines.h"
#include "core/data/page/threshold.h"

#include <cmath>

namespace deltascope {

namespace {

constexpr int least_contrast = 24;       // less is too faint to be told from noise for certain
constexpr int least_difference = 12;     // less is paper
constexpr int darkest_paper = 48;        // shares of less light than this would be noise
constexpr int noise_multiple = 5;        // standard deviations of the paper that are still paper
constexpr int exact_from = 128;          // ink that is fainter is made stronger
constexpr int faint_ink = 16;            // what noise or a lossy file leaves on white paper
constexpr double exact_noise = 0.001;    // as much of it is still a drawing
constexpr double thickest_stroke = 0.33; // of the shorter side: what is wider is paper
constexpr int most_noise = 100;          // a noise limit that no ink can be told from
constexpr double most_ink = 0.45;        // of the page
constexpr int smooth_from = 100;      // pixels of the shorter side: smaller pictures have no noise to spare
constexpr double blurred_edge = 0.02; // of the shorter side: ink rises to half its darkness within so much
constexpr double least_stroke = 0.3;  // of a piece's pixels that are ink whatever lies beyond the border
constexpr int least_pixels = 8;       // of a digit's longer side
constexpr double least_share = 0.015; // of the page's longer side, the same
constexpr int halo = 2;               // pixels around a digit that hold the rims of its strokes

Ink flat(const Ink &like, int grey)
{
    Ink paper = like;
    std::fill(paper.bytes.begin(), paper.bytes.end(), static_cast<std::uint8_t>(grey));
    return paper;
}

std::uint8_t share_of_light(int paper, int grey)
{
    const int less = std::max(0, paper - grey);
    return static_cast<std::uint8_t>(std::min(255, 255 * less / std::max(paper, darkest_paper)));
}

/// share_of_light() of all pixels.
Ink shares_of_light(const Ink &paper, const Ink &greys)
{
    // A quotient of such integers that is none is at least 1/255 below the next, so floats divide exactly,
    // and fast.
    Ink shares = greys;
    for (std::size_t i = 0; i < greys.bytes.size(); ++i) {
        const int less = std::max(0, paper.bytes[i] - greys.bytes[i]);
        const float light = static_cast<float>(std::max<int>(paper.bytes[i], darkest_paper));
        shares.bytes[i] = static_cast<std::uint8_t>(static_cast<float>(255 * less) / light);
    }
    return shares;
}

/// Cut down to its ink.
PageDigit trimmed(PageDigit digit)
{
    const auto bounds = ink_bounds(digit.ink);
    if (!bounds)
        return digit;
    PageDigit result{
        {digit.box.left + bounds->left, digit.box.top + bounds->top, bounds->width, bounds->height},
        blank_ink(bounds->width, bounds->height)};
    for (int y = 0; y < bounds->height; ++y)
        for (int x = 0; x < bounds->width; ++x)
            result.ink.set(x, y, digit.ink.at(bounds->left + x, bounds->top + y));
    return result;
}

/// All pieces as one digit.
std::vector<DigitPieces> all_as_one(const Pieces &pieces)
{
    DigitPieces all;
    for (std::size_t i = 0; i < pieces.pieces.size(); ++i) {
        const InkBounds &box = pieces.pieces[i].box;
        all.box = i == 0 ? box : united(all.box, box);
        all.pieces.push_back(static_cast<int>(i));
    }
    return {all};
}

} // namespace

PageReader::PageReader(const Ink &greys, bool clean, const PageSteps &steps)
    : greys_(greys)
    , steps_(steps)
    , exact_(clean && is_exact())
    , lines_(blank_ink(greys.width, greys.height))
{
}

PageFault PageReader::read()
{
    const bool drawn = exact_;
    find_paper();
    const Ink darkness = darkness_;
    if (steps_.take_lines)
        take_lines();
    PageFault fault = find_ink();
    if (fault == PageFault::NoInk && drawn && is_one_stroke()) { // all that was drawn is one straight line
        exact_ = true;
        darkness_ = darkness;
        lines_ = blank_ink(greys_.width, greys_.height);
        fault = find_ink();
    }
    if (fault != PageFault::None)
        return fault;
    digits_ = steps_.take_specks ? digits_of(pieces_, strong_) : all_as_one(pieces_);
    if (!exact_)
        std::erase_if(digits_, [this](const DigitPieces &digit) {
            return std::max(digit.box.width, digit.box.height) < least_side();
        });
    if (digits_.size() <= max_page_digits)
        return digits_.empty() ? PageFault::NoInk : PageFault::None;
    digits_.clear();
    return PageFault::TooManyPieces;
}

std::vector<PageDigit> PageReader::digits() const
{
    std::vector<PageDigit> digits;
    for (const DigitPieces &digit : digits_)
        digits.push_back(ink_of(digit));
    return digits;
}

Ink PageReader::parts() const
{
    std::vector<PagePart> part_of(pieces_.pieces.size() + 1, PagePart::Speck);
    part_of[0] = PagePart::Paper;
    for (const DigitPieces &digit : digits_)
        for (const int piece : digit.pieces)
            part_of[static_cast<std::size_t>(piece) + 1] = PagePart::Ink;
    Ink parts = blank_ink(greys_.width, greys_.height);
    for (std::size_t i = 0; i < parts.bytes.size(); ++i) {
        const auto number = pieces_.numbers.empty() ? 0 : static_cast<std::size_t>(pieces_.numbers[i]);
        parts.bytes[i] = static_cast<std::uint8_t>(lines_.bytes[i] > 0 ? PagePart::Line : part_of[number]);
    }
    return parts;
}

/// White paper, and hardly anything faint on it but the rims of strokes.
bool PageReader::is_exact() const
{
    const Histogram histogram = histogram_of(greys_);
    if (histogram[255] * 2 < greys_.bytes.size() || quantile(histogram, 0.0005) > 255 - exact_from)
        return false;
    const Ink darkest = local_minimum(greys_, 2);
    std::size_t noise = 0;
    for (std::size_t i = 0; i < greys_.bytes.size(); ++i)
        noise += greys_.bytes[i] < 255 && greys_.bytes[i] > 255 - faint_ink &&
                 darkest.bytes[i] > 255 - 2 * faint_ink;
    return double(noise) <= exact_noise * double(greys_.bytes.size());
}

int PageReader::paper_radius() const
{
    return std::max(2, static_cast<int>(thickest_stroke * std::min(greys_.width, greys_.height) / 2));
}

void PageReader::find_paper()
{
    const int shorter = std::min(greys_.width, greys_.height);
    seen_ = !exact_ && shorter >= smooth_from ? smoothed(greys_) : greys_;
    if (exact_)
        paper_ = flat(seen_, 255);
    else if (!steps_.even_light)
        paper_ = flat(seen_, quantile(histogram_of(seen_), 0.5));
    else
        paper_ = closed(seen_, paper_radius());
    lower_paper();
    shares_ = shares_of_light(paper_, seen_);
    darkness_ = shares_;
    for (std::size_t i = 0; i < seen_.bytes.size(); ++i)
        if (paper_.bytes[i] - seen_.bytes[i] <= noise_multiple * noise_)
            darkness_.bytes[i] = 0;
}

/// Closing follows the lightest grains of the paper; most pixels are paper, and lie below them by this.
void PageReader::lower_paper()
{
    Histogram below{};
    for (std::size_t i = 0; i < seen_.bytes.size(); ++i)
        ++below[static_cast<std::size_t>(std::max(0, paper_.bytes[i] - seen_.bytes[i]))];
    middle_ = quantile(below, 0.5);
    noise_ = std::max(0, middle_ - quantile(below, 0.16));
    for (std::uint8_t &byte : paper_.bytes)
        byte = static_cast<std::uint8_t>(std::max(0, byte - middle_));
}

void PageReader::take_lines()
{
    const int limit = exact_ ? 0 : noise_limit();
    Ink mask = darkness_;
    for (std::uint8_t &byte : mask.bytes)
        byte = byte > limit ? 255 : 0;
    lines_ = printed_lines(mask);
    for (std::size_t i = 0; i < lines_.bytes.size(); ++i)
        if (lines_.bytes[i] > 0) {
            darkness_.bytes[i] = 0;
            exact_ = false;
        }
}

/// Whether what was taken off as lines is a single one, and no frame.
bool PageReader::is_one_stroke() const
{
    const Pieces lines = pieces_of(lines_, 0);
    if (lines.pieces.size() != 1)
        return false;
    const InkBounds &box = lines.pieces.front().box;
    return 4 * std::min(box.width, box.height) < std::max(box.width, box.height);
}

PageFault PageReader::find_ink()
{
    if (steps_.even_light && !exact_) {
        if (noise_limit() > most_noise)
            return PageFault::UnevenLight;
        const Ink falls = light_falls();
        do
            find_pieces();
        while (take_light(falls));
    } else {
        find_pieces();
    }
    std::size_t count = 0, sum = 0;
    for (const std::uint8_t value : darkness_.bytes)
        if (value > strong_) {
            ++count;
            sum += value;
        }
    if (count == 0)
        return PageFault::NoInk;
    if (!exact_ && double(sum) / double(count) < least_contrast)
        return PageFault::NoInk;
    if (double(count) > most_ink * double(greys_.bytes.size()))
        return PageFault::UnevenLight;
    return PageFault::None;
}

void PageReader::find_pieces()
{
    const int noise = exact_ ? 0 : noise_limit();
    strong_ = otsu_threshold(histogram_of(darkness_), noise);
    limit_ = exact_ ? 0 : std::max(noise, strong_ / 2);
    pieces_ = pieces_of(darkness_, limit_);
}

/// By how much the darkness changes around each pixel, within a stroke's blurred edge.
Ink PageReader::light_falls() const
{
    Ink shares = shares_;
    for (std::size_t i = 0; i < shares.bytes.size(); ++i)
        if (lines_.bytes[i] > 0)
            shares.bytes[i] = 0;
    const int shorter = std::min(greys_.width, greys_.height);
    const int edge = std::max(1, static_cast<int>(blurred_edge * shorter));
    Ink falls = local_maximum(shares, edge);
    const Ink low = local_minimum(shares, edge);
    for (std::size_t i = 0; i < falls.bytes.size(); ++i)
        falls.bytes[i] = static_cast<std::uint8_t>(falls.bytes[i] - low.bytes[i]);
    return falls;
}

/// What falls off softly, or goes on beyond the border, is light that the paper did not follow, not ink.
bool PageReader::take_light(const Ink &falls)
{
    const bool at_border = reaches_border();
    if (at_border && beyond_.bytes.empty())
        beyond_ = closed_beyond(seen_, paper_radius());
    std::vector<int> steepest(pieces_.pieces.size() + 1), strokes(steepest.size());
    for (std::size_t i = 0; i < darkness_.bytes.size(); ++i) {
        const auto piece = static_cast<std::size_t>(pieces_.numbers[i]);
        if (piece == 0)
            continue;
        steepest[piece] = std::max<int>(steepest[piece], falls.bytes[i]);
        strokes[piece] += !at_border || share_of_light(beyond_.bytes[i] - middle_, seen_.bytes[i]) > limit_;
    }
    const int noise = noise_limit();
    std::vector<bool> is_light(steepest.size());
    for (std::size_t i = 0; i < pieces_.pieces.size(); ++i)
        is_light[i + 1] = 2 * steepest[i + 1] < pieces_.pieces[i].darkest + noise ||
                          strokes[i + 1] < least_stroke * pieces_.pieces[i].area;
    for (std::size_t i = 0; i < darkness_.bytes.size(); ++i)
        if (is_light[static_cast<std::size_t>(pieces_.numbers[i])])
            darkness_.bytes[i] = 0;
    return std::find(is_light.begin(), is_light.end(), true) != is_light.end();
}

/// Whether a piece touches the picture's border.
bool PageReader::reaches_border() const
{
    return std::any_of(pieces_.pieces.begin(), pieces_.pieces.end(),
                       [](const Piece &piece) { return piece.at_border > 0; });
}

/// What is smaller is a few grains of noise, however dark.
int PageReader::least_side() const
{
    return std::max(least_pixels, static_cast<int>(least_share * std::max(greys_.width, greys_.height)));
}

int PageReader::noise_limit() const
{
    return std::max(least_difference, noise_multiple * noise_);
}

PageDigit PageReader::ink_of(const DigitPieces &digit) const
{
    const int around = exact_ ? 0 : halo;
    const int left = std::max(0, digit.box.left - around), top = std::max(0, digit.box.top - around);
    const InkBounds box{left, top, std::min(greys_.width, digit.box.left + digit.box.width + around) - left,
                        std::min(greys_.height, digit.box.top + digit.box.height + around) - top};
    const Ink mask = mask_of(digit, box);
    const Ink reach = around > 0 ? local_maximum(mask, around) : mask;
    const double full = full_darkness(mask, box);
    PageDigit result{box, blank_ink(box.width, box.height)};
    for (int y = 0; y < box.height; ++y)
        for (int x = 0; x < box.width; ++x) {
            const bool others = pieces_.at(left + x, top + y) > 0 && mask.at(x, y) == 0;
            if (reach.at(x, y) > 0 && !others && lines_.at(left + x, top + y) == 0)
                result.ink.set(x, y, ink_at(left + x, top + y, full));
        }
    return trimmed(std::move(result));
}

/// 255 for the digit's own pixels, in its box.
Ink PageReader::mask_of(const DigitPieces &digit, const InkBounds &box) const
{
    std::vector<bool> own(pieces_.pieces.size() + 1);
    for (const int piece : digit.pieces)
        own[static_cast<std::size_t>(piece) + 1] = true;
    Ink mask = blank_ink(box.width, box.height);
    for (int y = 0; y < box.height; ++y)
        for (int x = 0; x < box.width; ++x)
            if (own[static_cast<std::size_t>(pieces_.at(box.left + x, box.top + y))])
                mask.set(x, y, 255);
    return mask;
}

/// What the digit's strokes have in their middle.
double PageReader::full_darkness(const Ink &mask, const InkBounds &box) const
{
    Histogram histogram{};
    for (int y = 0; y < box.height; ++y)
        for (int x = 0; x < box.width; ++x)
            if (const int value = darkness_.at(box.left + x, box.top + y);
                mask.at(x, y) > 0 && value > strong_)
                ++histogram[static_cast<std::size_t>(value)];
    return std::max(1, quantile(histogram, 0.75));
}

std::uint8_t PageReader::ink_at(int x, int y, double full) const
{
    if (exact_)
        return static_cast<std::uint8_t>(255 - greys_.at(x, y));
    const double cover = share_of_light(paper_.at(x, y), greys_.at(x, y)) / full;
    return static_cast<std::uint8_t>(std::lround(std::clamp(3 * cover - 1, 0.0, 1.0) * 255));
}

} // namespace deltascope
