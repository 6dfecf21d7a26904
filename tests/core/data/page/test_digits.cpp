// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/page/digits.h"
#include "tests/core/data/page/shapes.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

namespace {
/// The left ends of the digits' boxes, in the order found.
std::vector<int> lefts_of(const Ink &darkness)
{
    std::vector<int> lefts;
    for (const DigitPieces &digit : digits_of(pieces_of(darkness, 0), 255))
        lefts.push_back(digit.box.left);
    return lefts;
}
using Lefts = std::vector<int>;
} // namespace

class TestDigits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_five_with_its_bar_apart_is_one()
    {
        Ink ink = blank_ink(300, 300);
        fill(ink, 110, 60, 80, 14, 255); // the bar
        fill(ink, 100, 84, 14, 60, 255); // the body, six rows lower
        fill(ink, 100, 130, 90, 14, 255);
        fill(ink, 176, 130, 14, 90, 255);
        fill(ink, 100, 206, 90, 14, 255);
        const auto digits = digits_of(pieces_of(ink, 0), 255);
        QCOMPARE(digits.size(), std::size_t{1});
        QCOMPARE(digits[0].pieces.size(), std::size_t{2});
        QCOMPARE(digits[0].box.top, 60);
        QCOMPARE(digits[0].box.height, 160);
    }

    void a_four_with_a_gap_is_one()
    {
        Ink ink = blank_ink(300, 300);
        fill(ink, 90, 60, 14, 90, 255);
        fill(ink, 90, 150, 70, 14, 255);
        fill(ink, 166, 80, 14, 150, 255); // six columns beside the bar
        QCOMPARE(lefts_of(ink), Lefts{90});
    }

    void eleven_is_two_digits()
    {
        Ink ink = blank_ink(300, 300);
        fill(ink, 120, 60, 14, 150, 255);
        fill(ink, 148, 64, 14, 150, 255); // fourteen columns apart
        QCOMPARE(lefts_of(ink), (Lefts{120, 148}));
    }

    /// Lines slant, and begin at different heights.
    void digits_come_line_by_line_from_left_to_right()
    {
        Ink ink = blank_ink(600, 400);
        for (int i = 0; i < 5; ++i) {
            fill(ink, 40 + 100 * i, 60 + 14 * i, 20, 70, 255);
            fill(ink, 41 + 100 * i, 210 + 14 * i, 21, 70, 255);
        }
        QCOMPARE(lefts_of(ink), (Lefts{40, 140, 240, 340, 440, 41, 141, 241, 341, 441}));
    }

    void specks_dashes_frames_and_the_border_are_none()
    {
        Ink ink = blank_ink(400, 400);
        fill(ink, 180, 150, 30, 100, 255);
        fill(ink, 300, 90, 6, 6, 255);         // a speck
        fill(ink, 100, 350, 160, 8, 255);      // a dash
        frame(ink, 100, 80, 190, 240, 4, 255); // a form's box
        fill(ink, 0, 0, 12, 400, 255);         // a dark table
        QCOMPARE(lefts_of(ink), Lefts{180});
    }

    void a_digit_alone_may_lie_along_the_border()
    {
        Ink ink = blank_ink(200, 200);
        fill(ink, 0, 10, 20, 180, 255);
        QCOMPARE(lefts_of(ink), Lefts{0});
    }

    void what_is_faint_throughout_is_none()
    {
        Ink ink = blank_ink(200, 200);
        fill(ink, 20, 50, 20, 100, 255);
        fill(ink, 120, 50, 20, 100, 254);
        QCOMPARE(lefts_of(ink), Lefts{20});
    }
};

DELTASCOPE_TEST(TestDigits)
#include "test_digits.moc"
