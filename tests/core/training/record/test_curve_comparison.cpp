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
        const auto found = compare_curves(curve(3), curve(3), 0);
        QVERIFY(found);
        QVERIFY(found->pace == ExpectedPace::Alike);
        QVERIFY(found->real.levels_off && found->expected.levels_off);
        QVERIFY(!found->real.goes_up && !found->expected.goes_up);
    }

    void one_that_falls_sooner_was_expected_too_fast()
    {
        QVERIFY(compare_curves(curve(1), curve(4), 0)->pace == ExpectedPace::TooFast);
        QVERIFY(compare_curves(curve(4), curve(1), 0)->pace == ExpectedPace::TooSlow);
    }

    void a_straight_line_does_not_level_off()
    {
        const auto found = compare_curves(straight_line(), curve(2), 0);
        QVERIFY(!found->expected.levels_off);
        QVERIFY(found->real.levels_off);
    }

    void a_curve_that_turns_goes_up()
    {
        const auto found = compare_curves(curve(2), curve(2, 10, 0.05), 0);
        QVERIFY(!found->expected.goes_up);
        QVERIFY(found->real.goes_up);
    }

    void a_loss_that_is_not_finite_goes_up()
    {
        auto real = curve(2);
        real[40].loss = std::numeric_limits<double>::infinity();
        QVERIFY(compare_curves(curve(2), real, 0)->real.goes_up);
    }

    // It fell within the first epoch, of which only the end was left; then from where the pen began, which
    // gave another half of the fall for each beginning.
    void a_curve_that_is_drawn_from_later_on_is_compared_from_the_start()
    {
        const std::vector<SeriesPoint> real = {{.epochs = 0, .loss = 1.2},
                                               {.epochs = 1, .loss = 0.05},
                                               {.epochs = 2, .loss = 0.045},
                                               {.epochs = 3, .loss = 0.04},
                                               {.epochs = 4, .loss = 0.035}};
        std::vector<SeriesPoint> batches;
        for (int n = 1; n <= 400; ++n)
            batches.push_back({.epochs = n / 100.0, .loss = std::max(0.035, 1.2 - n / 20.0)});
        for (const double begins : {0.0, 0.1, 0.9, 1.5}) {
            std::vector<SeriesPoint> drawn; // the same line, or what is left of it
            for (int n = 0; n <= 400; ++n)
                if (n / 100.0 >= begins)
                    drawn.push_back({.epochs = n / 100.0, .loss = 1.2 - 0.9 * n / 400});
            const auto found = compare_curves(drawn, real, 0, LossAxis::Linear, batches);
            QVERIFY(found->pace == ExpectedPace::TooSlow);
            QCOMPARE(found->real.start, 1.2);
            QCOMPARE(found->real.half_way, 0.12); // the first batch below (1.2 + 0.035) / 2
            QVERIFY(std::abs(found->expected.half_way - 2) < 1e-9);
        }
    }

    void what_levels_off_depends_on_the_axis()
    {
        std::vector<SeriesPoint> straight; // on a logarithmic axis
        for (int n = 0; n <= 40; ++n)
            straight.push_back({.epochs = n / 2.0, .loss = std::pow(10, -n / 20.0)});
        QVERIFY(shape_of(straight, 0, 20)->levels_off);
        QVERIFY(!shape_of(straight, 0, 20, LossAxis::Logarithmic)->levels_off);
        std::vector<SeriesPoint> levelled = straight;
        for (SeriesPoint &point : levelled)
            point.loss += 0.1;
        QVERIFY(shape_of(levelled, 0, 20, LossAxis::Logarithmic)->levels_off);
    }

    // Of a run that falls within its first epoch: e^(−10 epochs) has half of its fall at ln 2 / 10.
    void half_of_the_fall_is_found_within_an_epoch()
    {
        std::vector<SeriesPoint> real;
        for (int n = 0; n <= 5; ++n)
            real.push_back({.epochs = 1.0 * n, .loss = std::exp(-10.0 * n)});
        std::vector<SeriesPoint> batches;
        for (int n = 1; n <= 1000; ++n)
            batches.push_back({.epochs = n / 200.0, .loss = std::exp(-n / 20.0)});
        QVERIFY(std::abs(shape_of(real, 0, 5)->half_way - 0.5) < 0.01); // straight between its points
        QVERIFY(std::abs(shape_of(real, 0, 5, LossAxis::Linear, batches)->half_way - std::log(2) / 10) <
                1 / 200.0);
        const auto found = compare_curves(curve(0.3), real, 0, LossAxis::Linear, batches); // half at 0.3 ln 2
        QVERIFY(found->pace == ExpectedPace::TooSlow);
    }

    void where_it_ends_is_compared()
    {
        const auto above = [](double lowest) {
            auto points = curve(2);
            for (SeriesPoint &point : points)
                point.loss = lowest + (1 - lowest) * point.loss;
            return points;
        };
        QVERIFY(compare_curves(above(0.05), above(0.3), 0)->end == ExpectedEnd::TooLow);
        QVERIFY(compare_curves(above(0.3), above(0.05), 0)->end == ExpectedEnd::TooHigh);
        QVERIFY(compare_curves(above(0.3), above(0.25), 0)->end == ExpectedEnd::Alike);
        QVERIFY(compare_curves(above(0.02), above(0.04), 0)->end == ExpectedEnd::Alike); // of a loss of 1
        // Where the two were far apart it said "about where you drew it".
        const LossAxis axis = LossAxis::Logarithmic;
        QVERIFY(compare_curves(above(0.02), above(0.04), 0, axis)->end == ExpectedEnd::TooLow);
        QVERIFY(compare_curves(above(0.04), above(0.02), 0, axis)->end == ExpectedEnd::TooHigh);
        QVERIFY(compare_curves(above(0.04), above(0.05), 0, axis)->end == ExpectedEnd::Alike);
    }

    // Of a network that was trained before.
    void a_change_of_a_few_percent_is_flat()
    {
        const std::vector<SeriesPoint> real = {
            {.epochs = 0, .loss = 0.031}, {.epochs = 10, .loss = 0.0305}, {.epochs = 20, .loss = 0.03}};
        QVERIFY(shape_of(real, 0, 20)->is_flat);
        QVERIFY(!shape_of(curve(2), 0, 20)->is_flat);
        QVERIFY(!shape_of(straight_line(), 0, 20)->is_flat);
    }

    void what_has_not_come_yet_is_not_compared()
    {
        auto real = curve(2, 10, 0.05);
        real.resize(36); // until before it turns
        QVERIFY(!compare_curves(curve(2), real, 0)->real.goes_up);
        real.resize(1);
        QVERIFY(!compare_curves(curve(2), real, 0));
        QVERIFY(!compare_curves({}, curve(2), 0));
    }
};

DELTASCOPE_TEST(TestCurveComparison)
#include "test_curve_comparison.moc"
