// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/page/digits.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {

constexpr double least_piece = 0.06;  // of the largest digit: a smaller piece is a speck, wherever it lies
constexpr double least_digit = 0.3;   // of the largest digit: a smaller digit is a speck
constexpr double joining_gap = 0.14;  // of the larger piece: wider gaps part digits
constexpr double touching_gap = 0.03; // of the larger piece: tall pieces side by side are one below this
constexpr double tall = 0.75;         // of the larger piece's height
constexpr double greatest_border_share = 0.4; // of the picture's shorter side
constexpr double least_beside_border = 0.1;   // of the same
constexpr double least_framed = 0.3;          // of the frame
constexpr double least_frame_gap = 0.04;      // of the frame
constexpr double flattest_digit = 4;          // width by height

int right_of(const InkBounds &box)
{
    return box.left + box.width;
}

int bottom_of(const InkBounds &box)
{
    return box.top + box.height;
}

int longer_side(const InkBounds &box)
{
    return std::max(box.width, box.height);
}

/// Negative where they overlap by so much.
int gap_across(const InkBounds &a, const InkBounds &b)
{
    return std::max(a.left, b.left) - std::min(right_of(a), right_of(b));
}

int gap_down(const InkBounds &a, const InkBounds &b)
{
    return std::max(a.top, b.top) - std::min(bottom_of(a), bottom_of(b));
}

struct Point
{
    int x, y;
};

/// The pixels at the rim of each piece.
class Rims
{
public:
    explicit Rims(const Pieces &pieces)
        : rims_(pieces.pieces.size())
    {
        const int height = pieces.width > 0 ? static_cast<int>(pieces.numbers.size()) / pieces.width : 0;
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < pieces.width; ++x) {
                const int number = pieces.at(x, y);
                const bool inside =
                    number == 0 || (x > 0 && y > 0 && x + 1 < pieces.width && y + 1 < height &&
                                    pieces.at(x - 1, y) == number && pieces.at(x + 1, y) == number &&
                                    pieces.at(x, y - 1) == number && pieces.at(x, y + 1) == number);
                if (!inside)
                    rims_[static_cast<std::size_t>(number - 1)].push_back({x, y});
            }
    }

    /// Distance of two pieces; no less than `reach` where it is at least that.
    double distance(int a, int b, double reach) const
    {
        double square = reach * reach;
        for (const Point &p : rims_[static_cast<std::size_t>(a)])
            for (const Point &q : rims_[static_cast<std::size_t>(b)]) {
                const double dx = p.x - q.x, dy = p.y - q.y;
                square = std::min(square, dx * dx + dy * dy);
            }
        return std::sqrt(square);
    }

private:
    std::vector<std::vector<Point>> rims_;
};

bool is_within(const InkBounds &inner, const InkBounds &outer)
{
    return inner.left >= outer.left && inner.top >= outer.top && right_of(inner) <= right_of(outer) &&
           bottom_of(inner) <= bottom_of(outer);
}

double distance(const DigitPieces &a, const DigitPieces &b, const Rims &rims, double reach)
{
    double least = reach;
    for (const int piece : a.pieces)
        for (const int other : b.pieces)
            least = std::min(least, rims.distance(piece, other, least));
    return least;
}

/// Whether two groups of pieces are one digit.
bool belong_together(const DigitPieces &a, const DigitPieces &b, const Rims &rims)
{
    const double larger = std::max(longer_side(a.box), longer_side(b.box));
    const double reach = joining_gap * larger;
    if (gap_across(a.box, b.box) >= reach || gap_down(a.box, b.box) >= reach)
        return false;
    if (is_within(a.box, b.box) || is_within(b.box, a.box))
        return true;
    const double gap = distance(a, b, rims, reach);
    if (gap >= reach)
        return false;
    const double height = std::max(a.box.height, b.box.height);
    const bool both_tall = std::min(a.box.height, b.box.height) > tall * height;
    const int narrower = std::min(a.box.width, b.box.width);
    const bool side_by_side = -2 * gap_across(a.box, b.box) < narrower;
    return !(both_tall && side_by_side) || gap < touching_gap * larger;
}

void join_pieces(std::vector<DigitPieces> &digits, const Rims &rims)
{
    for (std::size_t i = 0; i < digits.size(); ++i)
        for (std::size_t j = 0; j < digits.size(); ++j) {
            if (i == j || !belong_together(digits[i], digits[j], rims))
                continue;
            digits[i].box = united(digits[i].box, digits[j].box);
            digits[i].pieces.insert(digits[i].pieces.end(), digits[j].pieces.begin(), digits[j].pieces.end());
            digits.erase(digits.begin() + static_cast<std::ptrdiff_t>(j));
            i = static_cast<std::size_t>(-1); // the larger one may reach others now: from the start
            break;
        }
}

/// Unless it holds for all of them.
template <class Condition>
void erase_unless_all(std::vector<DigitPieces> &digits, Condition condition)
{
    if (!std::all_of(digits.begin(), digits.end(), condition))
        std::erase_if(digits, condition);
}

/// Whether the one goes around the other, as the frame of a form does, with paper on every side.
bool is_frame_of(const InkBounds &outer, const InkBounds &inner)
{
    const double gap = least_frame_gap * longer_side(outer);
    return longer_side(inner) > least_framed * longer_side(outer) && inner.left - outer.left > gap &&
           inner.top - outer.top > gap && right_of(outer) - right_of(inner) > gap &&
           bottom_of(outer) - bottom_of(inner) > gap;
}

int largest_side(const std::vector<DigitPieces> &digits)
{
    int largest = 0;
    for (const DigitPieces &digit : digits)
        largest = std::max(largest, longer_side(digit.box));
    return largest;
}

/// A dark table around the paper, the shadow beside it: as long as something is left that may be a digit.
void take_border(std::vector<DigitPieces> &digits, const Pieces &pieces)
{
    const int height = pieces.width > 0 ? static_cast<int>(pieces.numbers.size()) / pieces.width : 0;
    const int shorter_side = std::min(pieces.width, height);
    const auto lies_along_border = [&](const DigitPieces &digit) {
        const Piece &piece = pieces.pieces[static_cast<std::size_t>(digit.pieces.front())];
        return piece.at_border > greatest_border_share * shorter_side;
    };
    const bool something_else = std::any_of(digits.begin(), digits.end(), [&](const DigitPieces &digit) {
        return longer_side(digit.box) > least_beside_border * shorter_side && !lies_along_border(digit);
    });
    if (something_else)
        std::erase_if(digits, lies_along_border);
}

void take_frames(std::vector<DigitPieces> &digits)
{
    const std::vector<DigitPieces> all = digits;
    std::erase_if(digits, [&](const DigitPieces &frame) {
        return std::any_of(all.begin(), all.end(),
                           [&](const DigitPieces &digit) { return is_frame_of(frame.box, digit.box); });
    });
}

/// Each line is a chain: a digit follows the one whose middle lies in its height, the nearest to its left.
void sort_for_reading(std::vector<DigitPieces> &digits)
{
    std::sort(digits.begin(), digits.end(),
              [](const DigitPieces &a, const DigitPieces &b) { return a.box.left < b.box.left; });
    std::vector<std::vector<DigitPieces>> lines;
    for (DigitPieces &digit : digits) {
        std::vector<DigitPieces> *best = nullptr;
        int best_overlap = 0;
        for (std::vector<DigitPieces> &line : lines) {
            const InkBounds &last = line.back().box;
            const int overlap = -gap_down(last, digit.box);
            if (2 * overlap >= std::min(last.height, digit.box.height) && overlap > best_overlap) {
                best = &line;
                best_overlap = overlap;
            }
        }
        if (best)
            best->push_back(std::move(digit));
        else
            lines.push_back({std::move(digit)});
    }
    std::sort(lines.begin(), lines.end(), [](const auto &a, const auto &b) {
        return a.front().box.top + a.front().box.height / 2 < b.front().box.top + b.front().box.height / 2;
    });
    digits.clear();
    for (std::vector<DigitPieces> &line : lines)
        for (DigitPieces &digit : line)
            digits.push_back(std::move(digit));
}

} // namespace

std::vector<DigitPieces> digits_of(const Pieces &pieces, int strong)
{
    std::vector<DigitPieces> digits;
    for (std::size_t i = 0; i < pieces.pieces.size(); ++i)
        if (pieces.pieces[i].darkest >= strong)
            digits.push_back({pieces.pieces[i].box, {static_cast<int>(i)}});
    take_border(digits, pieces);
    const double largest_piece = largest_side(digits);
    std::erase_if(digits, [&](const DigitPieces &digit) {
        return longer_side(digit.box) < least_piece * largest_piece;
    });
    if (digits.size() > most_pieces)
        return digits;
    take_frames(digits);
    join_pieces(digits, Rims(pieces));
    erase_unless_all(
        digits, [](const DigitPieces &digit) { return digit.box.width > flattest_digit * digit.box.height; });
    const double largest = largest_side(digits);
    std::erase_if(digits,
                  [&](const DigitPieces &digit) { return longer_side(digit.box) < least_digit * largest; });
    sort_for_reading(digits);
    return digits;
}

} // namespace deltascope
