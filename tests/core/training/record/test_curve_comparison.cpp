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
