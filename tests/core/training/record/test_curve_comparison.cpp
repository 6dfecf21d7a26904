// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/curve_comparison.h"
#include "tests/suite.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace deltascope;

namespace {
// Twenty epochs of e^(−epochs / pace), from rises_after on going up by rise an epoch.
std::vector<SeriesPoint> curve(double pace, double rises_after = 20, double rise = 0)
{
    std::vector<SeriesPoint> points;
    for (int n = 0; n <= 80; ++n) {
        const double epochs = n / 4.0;
        const double risen = rise * std::max(0.0, epochs - rises_after);
        points.push_back({.epochs = epochs, .loss = std::exp(-epochs / pace) + risen});
    }
    return points;
}

std::vector<SeriesPoint> straight_line()
{
    return {{.epochs = 0, .loss = 1}, {.epochs = 10, .loss = 0.5}, {.epochs = 20, .loss = 0}};
}
} // namespace

class TestCurveComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_same_curve_is_alike()
    {
        const auto found = compare_curves(curve(3), curve(3));
        QVERIFY(found);
        QVERIFY(found->pace == ExpectedPace::Alike);
        QVERIFY(found->real.levels_off && found->expected.levels_off);
        QVERIFY(!found->real.goes_up && !found->expected.goes_up);
    }

    void one_that_falls_sooner_was_expected_too_fast()
    {
        QVERIFY(compare_curves(curve(1), curve(4))->pace == ExpectedPace::TooFast);
        QVERIFY(compare_curves(curve(4), curve(1))->pace == ExpectedPace::TooSlow);
    }

    void a_straight_line_does_not_level_off()
    {
        const auto found = compare_curves(straight_line(), curve(2));
        QVERIFY(!found->expected.levels_off);
        QVERIFY(found->real.levels_off);
    }

    void a_curve_that_turns_goes_up()
    {
        const auto found = compare_curves(curve(2), curve(2, 10, 0.05));
        QVERIFY(!found->expected.goes_up);
        QVERIFY(found->real.goes_up);
    }

    void a_loss_that_is_not_finite_goes_up()
    {
        auto real = curve(2);
        real[40].loss = std::numeric_limits<double>::infinity();
        QVERIFY(compare_curves(curve(2), real)->real.goes_up);
    }

    // It fell within the first epoch, of which only the end was left.
    void a_curve_that_is_drawn_from_later_on_is_compared_from_there()
    {
        const std::vector<SeriesPoint> real = {{.epochs = 0, .loss = 1.2},
                                               {.epochs = 1, .loss = 0.05},
                                               {.epochs = 2, .loss = 0.045},
                                               {.epochs = 3, .loss = 0.04},
                                               {.epochs = 4, .loss = 0.035}};
        const std::vector<SeriesPoint> expected = {{.epochs = 0.1, .loss = 1}, {.epochs = 4, .loss = 0.3}};
        std::vector<SeriesPoint> drawn;
        for (int n = 0; n <= 60; ++n)
            drawn.push_back({.epochs = 0.1 + 3.9 * n / 60, .loss = 1 - 0.7 * n / 60});
        const auto found = compare_curves(drawn, real);
        QVERIFY(found->pace == ExpectedPace::TooSlow);
        QVERIFY(std::abs(found->real.half_way - 0.9) < 1e-12); // from 0.1 to 1
        QVERIFY(std::abs(found->expected.half_way - 1.95) < 1e-9);
        QVERIFY(compare_curves(expected, real)->real.falls());
    }

    void what_has_not_come_yet_is_not_compared()
    {
        auto real = curve(2, 10, 0.05);
        real.resize(36); // until before it turns
        QVERIFY(!compare_curves(curve(2), real)->real.goes_up);
        real.resize(1);
        QVERIFY(!compare_curves(curve(2), real));
        QVERIFY(!compare_curves({}, curve(2)));
    }
};

DELTASCOPE_TEST(TestCurveComparison)
#include "test_curve_comparison.moc"
