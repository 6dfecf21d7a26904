// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/page/pieces.h"

#include <algorithm>

namespace deltascope {

namespace {

/// Numbers that turn out to be of one piece (union by the smaller number, with path halving).
class Joins
{
public:
    int make()
    {
        parents_.push_back(static_cast<int>(parents_.size()));
        return parents_.back();
    }
    int find(int number)
    {
        while (parent(number) != number)
            number = parent(number) = parent(parent(number));
        return number;
    }
    int join(int a, int b)
    {
        a = find(a);
        b = find(b);
        return parent(std::max(a, b)) = std::min(a, b);
    }
    int size() const { return static_cast<int>(parents_.size()); }

private:
    int &parent(int number) { return parents_[static_cast<std::size_t>(number)]; }

    std::vector<int> parents_ = {0};
};

void add(Piece &piece, int x, int y, int value)
{
    InkBounds &box = piece.box;
    if (piece.area++ == 0)
        box = {x, y, 1, 1};
    const int right = std::max(box.left + box.width, x + 1);
    box.left = std::min(box.left, x);
    box.width = right - box.left;
    box.height = y + 1 - box.top; // rows come from top to bottom
    piece.darkest = std::max(piece.darkest, value);
}

} // namespace

Pieces pieces_of(const Ink &darkness, int limit)
{
    Pieces result{darkness.width, std::vector<int>(darkness.bytes.size()), {}};
    Joins joins;
    const auto width = static_cast<std::size_t>(darkness.width);
    for (int y = 0; y < darkness.height; ++y)
        for (int x = 0; x < darkness.width; ++x) {
            if (darkness.at(x, y) <= limit)
                continue;
            int number = 0;
            const auto meet = [&](int other) {
                if (other > 0)
                    number = number > 0 ? joins.join(number, other) : other;
            };
            if (x > 0)
                meet(result.at(x - 1, y));
            if (y > 0)
                for (int column = std::max(0, x - 1); column <= std::min(darkness.width - 1, x + 1); ++column)
                    meet(result.at(column, y - 1));
            result.numbers[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] =
                number > 0 ? number : joins.make();
        }

    std::vector<int> final_numbers(static_cast<std::size_t>(joins.size()));
    for (int number = 1; number < joins.size(); ++number) {
        const int root = joins.find(number);
        if (root == number) {
            result.pieces.emplace_back();
            final_numbers[static_cast<std::size_t>(number)] = static_cast<int>(result.pieces.size());
        } else {
            final_numbers[static_cast<std::size_t>(number)] = final_numbers[static_cast<std::size_t>(root)];
        }
    }
    for (int y = 0; y < darkness.height; ++y)
        for (int x = 0; x < darkness.width; ++x) {
            int &number = result.numbers[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)];
            if (number == 0)
                continue;
            number = final_numbers[static_cast<std::size_t>(number)];
            Piece &piece = result.pieces[static_cast<std::size_t>(number - 1)];
            add(piece, x, y, darkness.at(x, y));
            piece.at_border += x == 0 || y == 0 || x == darkness.width - 1 || y == darkness.height - 1;
        }
    return result;
}

} // namespace deltascope
