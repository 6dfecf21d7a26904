// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/page/faint.h"

#include "core/data/page/extremes.h"
#include "core/data/page/lines.h"
#include "core/data/page/pieces.h"
#include "core/data/page/polarity.h"
#include "core/data/page/shrink.h"
#include "core/data/page/threshold.h"

namespace deltascope {

namespace {

constexpr int small_side = 96;           // pixels: a stroke is one or two wide, and noise has averaged out
constexpr double thickest_stroke = 0.33; // of the shorter side: what is wider is paper
constexpr int least_difference = 3;      // greys
constexpr int noise_multiple = 4;        // standard deviations of the paper that are still paper
constexpr int even_light = 12;           // greys between the darkest and the lightest paper
constexpr double least_length = 0.12;    // of the shorter side
constexpr int least_pixels = 8;          // what is shorter may be a few grains of noise
constexpr double least_fall = 0.6;       // of the darkness, from a pixel to the next but one
constexpr int length_by_thickness = 3;   // what is thicker is a stain
constexpr int most_pieces = 12;          // more of them are the paper's texture

Ink darkness_below(const Ink &paper, const Ink &greys)
{
    Ink darkness = greys;
    for (std::size_t i = 0; i < darkness.bytes.size(); ++i)
        darkness.bytes[i] = static_cast<std::uint8_t>(paper.bytes[i] - greys.bytes[i]);
    return darkness;
}

Ink paper_of(const Ink &greys)
{
    const int shorter = std::min(greys.width, greys.height);
    return closed_beyond(greys, std::max(2, static_cast<int>(thickest_stroke * shorter / 2)));
}

bool is_evenly_lit(const Ink &paper)
{
    const auto [darkest, lightest] = std::minmax_element(paper.bytes.begin(), paper.bytes.end());
    return *lightest - *darkest <= even_light;
}

/// What is darker than the paper by more than its noise.
Ink dark_parts(const Ink &darkness)
{
    const Histogram histogram = histogram_of(darkness);
    const int middle = quantile(histogram, 0.5);
    const int limit =
        middle + std::max(least_difference, noise_multiple * (middle - quantile(histogram, 0.16)));
    Ink mask = darkness;
    for (std::uint8_t &byte : mask.bytes)
        byte = byte > limit ? 255 : 0;
    return mask;
}

/// The same without printed lines and what hangs together with the border.
Ink strokes_of(const Ink &darkness)
{
    Ink mask = dark_parts(darkness);
    const Pieces pieces = pieces_of(mask, 0);
    const Ink lines = printed_lines(mask);
    for (std::size_t i = 0; i < mask.bytes.size(); ++i) {
        const int piece = pieces.numbers[i];
        if (lines.bytes[i] > 0 ||
            (piece > 0 && pieces.pieces[static_cast<std::size_t>(piece) - 1].at_border > 0))
            mask.bytes[i] = 0;
    }
    return mask;
}

/// Whether a square of a third of its length fits into the piece nowhere.
bool is_thin(const Pieces &pieces, std::size_t index)
{
    const InkBounds &box = pieces.pieces[index].box;
    const int radius = std::max(box.width, box.height) / (2 * length_by_thickness);
    Ink piece = blank_ink(box.width + 2, box.height + 2); // its border is paper
    for (int y = 0; y < box.height; ++y)
        for (int x = 0; x < box.width; ++x)
            if (pieces.at(box.left + x, box.top + y) == static_cast<int>(index) + 1)
                piece.set(x + 1, y + 1, 255);
    const Ink inner = local_minimum(piece, radius);
    return std::none_of(inner.bytes.begin(), inner.bytes.end(), [](std::uint8_t byte) { return byte > 0; });
}

/// Whether the darkness falls off within a pixel or two somewhere, as ink does and light does not.
bool has_edge(const Pieces &pieces, std::size_t index, const Ink &darkness, const Ink &falls)
{
    const int number = static_cast<int>(index) + 1;
    int darkest = 0, steepest = 0;
    for (std::size_t i = 0; i < darkness.bytes.size(); ++i)
        if (pieces.numbers[i] == number) {
            darkest = std::max<int>(darkest, darkness.bytes[i]);
            steepest = std::max<int>(steepest, falls.bytes[i]);
        }
    return steepest >= least_fall * darkest;
}

bool has_dark_strokes(const Ink &paper, const Ink &greys)
{
    const Ink darkness = darkness_below(paper, greys);
    const Ink falls = darkness_below(local_maximum(darkness, 1), local_minimum(darkness, 1));
    const Pieces pieces = pieces_of(strokes_of(darkness), 0);
    const double least = std::max(double(least_pixels), least_length * std::min(greys.width, greys.height));
    if (pieces.pieces.size() > most_pieces)
        return false;
    for (std::size_t i = 0; i < pieces.pieces.size(); ++i) {
        const Piece &piece = pieces.pieces[i];
        if (std::max(piece.box.width, piece.box.height) >= least && is_thin(pieces, i) &&
            has_edge(pieces, i, darkness, falls))
            return true;
    }
    return false;
}

} // namespace

bool has_faint_strokes(const Ink &greys)
{
    if (greys.bytes.empty())
        return false;
    const Ink small = smoothed(shrunk_to(greys, small_side)), turned = turned_over(small);
    const Ink paper = paper_of(small);
    // A lamp's spot is lighter than the paper around it, and never darker than all of it.
    return has_dark_strokes(paper, small) ||
           (is_evenly_lit(paper) && has_dark_strokes(paper_of(turned), turned));
}

} // namespace deltascope
