// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/page/lines.h"
#include "tests/core/data/page/shapes.h"
#include "tests/suite.h"

#include <QTest>

#include <cmath>

using namespace deltascope;

namespace {
int count(const Ink &mask)
{
    return static_cast<int>(std::count(mask.bytes.begin(), mask.bytes.end(), std::uint8_t{255}));
}
} // namespace

class TestLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_stroke_stays_whole_where_a_rule_crosses_it()
    {
        Ink mask = blank_ink(300, 200);
        fill(mask, 140, 30, 14, 140, 255);
        const Ink stroke = mask;
        for (const int y : {50, 90, 130})
            fill(mask, 0, y, 300, 2, 255);
        const Ink lines = printed_lines(mask);
        for (int y = 0; y < 200; ++y)
            for (int x = 0; x < 300; ++x)
                QCOMPARE(lines.at(x, y) > 0, mask.at(x, y) > 0 && stroke.at(x, y) == 0);
    }

    void squares_and_frames_go_with_their_crossings()
    {
        Ink mask = blank_ink(320, 240);
        for (int x = 16; x < 320; x += 32)
            fill(mask, x, 0, 1, 240, 255);
        for (int y = 16; y < 240; y += 32)
            fill(mask, 0, y, 320, 1, 255);
        const int squares = count(mask);
        QVERIFY(count(printed_lines(mask)) > 0.97 * squares);

        Ink inside = blank_ink(320, 240);
        frame(inside, 12, 12, 296, 216, 4, 255);
        QVERIFY(count(printed_lines(inside)) > 0.95 * count(inside));
    }

    void a_rule_may_slant_bend_and_have_gaps()
    {
        Ink mask = blank_ink(400, 200);
        int drawn = 0;
        for (int x = 0; x < 400; ++x)
            if (x % 60 > 3) {
                const int y = static_cast<int>(std::lround(60 + 0.06 * x + 4 * std::sin(x / 90.0)));
                fill(mask, x, y, 1, 2, 255);
                drawn += 2;
            }
        QVERIFY(count(printed_lines(mask)) > 0.95 * drawn);
    }

    void what_is_short_thick_or_small_is_no_line_data()
    {
        QTest::addColumn<Ink>("mask");
        Ink bar = blank_ink(300, 200);
        fill(bar, 60, 90, 150, 3, 255);
        QTest::newRow("half the width") << bar;
        Ink thick = blank_ink(300, 200);
        fill(thick, 10, 90, 280, 16, 255);
        QTest::newRow("thick") << thick;
        Ink one = blank_ink(28, 28);
        fill(one, 13, 2, 1, 24, 255);
        QTest::newRow("a 1 of MNIST") << one;
        QTest::newRow("nothing") << Ink{};
    }
    void what_is_short_thick_or_small_is_no_line()
    {
        QFETCH(Ink, mask);
        QCOMPARE(count(printed_lines(mask)), 0);
    }
};

DELTASCOPE_TEST(TestLines)
#include "test_lines.moc"
