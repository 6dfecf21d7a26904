// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/paint.h"
#include "tests/suite.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace deltascope;

namespace {

Drawing one_stroke(std::vector<PenPoint> points, double width = pen_width)
{
    return {{Stroke{std::move(points), width, false}}};
}

/// Ink in whole pixels.
double area(const Ink &ink)
{
    return std::accumulate(ink.bytes.begin(), ink.bytes.end(), 0.0) / 255;
}

} // namespace

class TestPaint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing_drawn_is_paper()
    {
        const Ink ink = paint({});
        QCOMPARE(ink.width, 280);
        QCOMPARE(ink.height, 280);
        QVERIFY(ink.blank());
        QVERIFY(paint(one_stroke({})).blank());
    }

    void one_point_is_a_round_dot()
    {
        const Ink ink = paint(one_stroke({{140, 140, 1}}, 20));
        QVERIFY(std::abs(area(ink) - M_PI * 100) < 4);
        QCOMPARE(int(ink.at(140, 140)), 255);
        QCOMPARE(int(ink.at(140, 151)), 0);
    }

    void a_line_is_full_and_has_round_ends()
    {
        const Ink ink = paint(one_stroke({{50, 100, 1}, {230, 100, 1}}, 20));
        QVERIFY(std::abs(area(ink) - (180 * 20 + M_PI * 100)) < 12);
        for (int x = 45; x < 235; ++x)
            QCOMPARE(int(ink.at(x, 100)), 255);
        QCOMPARE(int(ink.at(42, 108)), 0);
    }

    void points_that_repeat_change_nothing()
    {
        const Ink once = paint(one_stroke({{50, 60, 1}, {80, 200, 1}, {180, 150, 1}}));
        const Ink twice = paint(
            one_stroke({{50, 60, 1}, {50, 60, 1}, {80, 200, 1}, {80, 200, 1}, {180, 150, 1}, {180, 150, 1}}));
        QVERIFY(once == twice);
    }

    /// A fast hand leaves a circle as a few points; the ink still is a ring, not a polygon.
    void few_points_of_a_circle_make_a_round_ring()
    {
        std::vector<PenPoint> points;
        for (int k = 0; k <= 12; ++k)
            points.push_back({140 + 80 * std::cos(k * M_PI / 6), 140 + 80 * std::sin(k * M_PI / 6), 1});
        const Ink ink = paint(one_stroke(points, 12));
        for (int degree = 0; degree < 360; ++degree) {
            const double angle = degree * M_PI / 180;
            QVERIFY(ink.at(int(140 + 80 * std::cos(angle)), int(140 + 80 * std::sin(angle))) == 255);
        }
    }

    void a_sharp_turn_has_no_loop()
    {
        const Ink ink = paint(one_stroke({{60, 60, 1}, {220, 60, 1}, {60, 64, 1}}, 10));
        for (int y = 0; y < 280; ++y)
            for (int x = 0; x < 280; ++x)
                if (ink.at(x, y) > 0)
                    QVERIFY(x <= 232 && y >= 48 && y <= 76);
    }

    void ink_over_the_border_is_cut_off()
    {
        const Ink ink = paint(one_stroke({{0, 0, 1}, {0, 280, 1}}, 20));
        QVERIFY(std::abs(area(ink) - 2800) < 6);
        QVERIFY(paint(one_stroke({{-500, -500, 1}, {-400, 900, 1}})).blank());
    }

    void pressure_makes_it_thicker()
    {
        const auto pressed = [](double pressure) {
            return area(paint(one_stroke({{50, 140, pressure}, {230, 140, pressure}}, 20)));
        };
        QVERIFY(pressed(0.2) < pressed(0.6));
        QVERIFY(pressed(0.6) < pressed(1.0));
    }

    void the_eraser_takes_ink_away()
    {
        Drawing drawing = one_stroke({{50, 140, 1}, {230, 140, 1}}, 20);
        const double before = area(paint(drawing));
        drawing.strokes.push_back({{{140, 100, 1}, {140, 180, 1}}, 30, true});
        const Ink after = paint(drawing);
        QVERIFY(std::abs(before - area(after) - 30 * 20) < 12);
        QCOMPARE(int(after.at(140, 140)), 0);
        QCOMPARE(int(after.at(100, 140)), 255);
    }

    void painting_on_a_finer_sheet_covers_the_same_share()
    {
        const Drawing drawing = one_stroke({{50, 60, 1}, {80, 200, 1}, {180, 150, 1}});
        const double coarse = area(paint(drawing));
        QVERIFY(std::abs(area(paint(drawing, 1120)) / 16 - coarse) < coarse / 200);
    }

    /// What the canvas does while a stroke is drawn.
    void a_stroke_painted_as_it_grows_is_the_same()
    {
        Stroke stroke;
        Ink grown = blank_ink(280, 280);
        for (int k = 0; k < 60; ++k) {
            stroke.points.push_back(
                {140 + 2 * k * std::cos(k * 0.4), 140 + 2 * k * std::sin(k * 0.4), 0.3 + 0.01 * k});
            paint_pieces(grown, stroke, std::max(0, k - 2), k - 1);
        }
        paint_pieces(grown, stroke, 58, 60);
        QVERIFY(grown == paint({{stroke}}));
    }
};

DELTASCOPE_TEST(TestPaint)
#include "test_paint.moc"
