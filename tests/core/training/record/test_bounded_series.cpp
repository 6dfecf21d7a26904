// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/bounded_series.h"
#include "tests/suite.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace deltascope;

class TestBoundedSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_series_of_newest_keeps_true_points_in_bounded_memory()
    {
        BoundedSeries series(BoundedSeries::Thinning::Newest, {}, 64);
        for (int i = 1; i <= 100'000; ++i) {
            series.append({.epochs = i * 0.01, .images = i * 10.0, .seconds = i * 1.0, .loss = 1.0 / i});
            QVERIFY(series.now()->size() < 64);
            QCOMPARE(series.now()->back().epochs, i * 0.01);
        }
        QVERIFY(series.now()->size() > 16);
        for (const SeriesPoint &point : *series.now())
            QCOMPARE(point.loss, 1.0 / qRound(point.epochs * 100));
        QVERIFY(std::ranges::is_sorted(*series.now(), {}, &SeriesPoint::epochs));
    }

    // Whatever was merged, the area under the curve is what was measured.
    void a_series_of_means_loses_no_loss()
    {
        BoundedSeries series(BoundedSeries::Thinning::Mean, {}, 16);
        double sum = 0;
        for (int i = 1; i <= 1024; ++i) {
            const double loss = (i * 37) % 101;
            sum += loss;
            series.append({.epochs = static_cast<double>(i), .loss = loss});
        }
        double found = 0;
        double before = 0;
        for (const SeriesPoint &point : *series.now()) {
            found += point.loss * (point.epochs - before);
            before = point.epochs;
        }
        QCOMPARE(found, sum);
        QCOMPARE(before, 1024.0);
    }

    void points_are_spread_evenly_after_the_start()
    {
        BoundedSeries series(BoundedSeries::Thinning::Mean, {}, 64);
        for (int i = 1; i <= 5000; ++i)
            series.append({.epochs = static_cast<double>(i)});
        const auto &points = *series.now();
        const double stride = points[17].epochs - points[16].epochs;
        for (std::size_t i = 17; i + 1 < points.size(); ++i)
            QCOMPARE(points[i].epochs - points[i - 1].epochs, stride);
    }

    // Half of the fall had taken 0.01 epochs after 40 of them, and 0.5 after 100.
    void when_a_curve_fell_is_known_however_long_the_run()
    {
        BoundedSeries series(BoundedSeries::Thinning::Mean);
        constexpr int fallen = 60;
        for (int batch = 1; batch <= 6000 * 200; ++batch)
            series.append({.epochs = batch / 6000.0, .loss = batch < fallen ? 1.0 : 0.1});
        QVERIFY(series.now()->size() > BoundedSeries::usual_capacity / 3);
        const auto low = std::ranges::find_if(
            *series.now(), [](double loss) { return loss < 0.55; }, &SeriesPoint::loss);
        const double moment = fallen / 6000.0;
        QVERIFY2(std::abs(low->epochs - moment) < moment / 10, qPrintable(QString::number(low->epochs)));
    }

    void a_run_that_goes_back_drops_what_was_after()
    {
        BoundedSeries series(BoundedSeries::Thinning::Newest);
        for (int i = 1; i <= 100; ++i)
            series.append({.epochs = static_cast<double>(i), .loss = 1});
        series.append({.epochs = 40.5, .loss = 2});
        QCOMPARE(series.now()->size(), std::size_t{41});
        QCOMPARE(series.now()->back().loss, 2.0);
        series.go_back_to(10);
        QCOMPARE(series.now()->back().epochs, 10.0);
    }

    void goes_on_behind_earlier_points()
    {
        std::vector<SeriesPoint> earlier;
        for (int i = 1; i <= 500; ++i)
            earlier.push_back({.epochs = static_cast<double>(i), .loss = 1});
        BoundedSeries series(BoundedSeries::Thinning::Mean, earlier, 64);
        QVERIFY(series.now()->size() < 64);
        QCOMPARE(series.now()->back().epochs, 500.0);
        series.append({.epochs = 501, .loss = 1});
        QCOMPARE(series.now()->back().epochs, 501.0);
        for (const SeriesPoint &point : *series.now())
            QCOMPARE(point.loss, 1.0);
    }

    void what_was_told_does_not_change()
    {
        BoundedSeries series(BoundedSeries::Thinning::Newest);
        series.append({.epochs = 1});
        const auto told = series.now();
        series.append({.epochs = 2});
        QCOMPARE(told->size(), std::size_t{1});
        QCOMPARE(series.now()->size(), std::size_t{2});
    }
};

DELTASCOPE_TEST(TestBoundedSeries)
#include "test_bounded_series.moc"
