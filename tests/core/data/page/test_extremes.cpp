// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/page/extremes.h"
#include "core/data/page/threshold.h"
#include "tests/suite.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace deltascope;

namespace {
Ink noise(int width, int height)
{
    std::mt19937 random(7);
    Ink picture = blank_ink(width, height);
    for (std::uint8_t &byte : picture.bytes)
        byte = static_cast<std::uint8_t>(random() & 255);
    return picture;
}

template <class Choose>
Ink by_looking_at_each(const Ink &picture, int radius, Choose choose)
{
    Ink result = picture;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            std::uint8_t extreme = picture.at(x, y);
            for (int v = std::max(0, y - radius); v <= std::min(picture.height - 1, y + radius); ++v)
                for (int u = std::max(0, x - radius); u <= std::min(picture.width - 1, x + radius); ++u)
                    extreme = choose(extreme, picture.at(u, v));
            result.set(x, y, extreme);
        }
    return result;
}
} // namespace

class TestExtremes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void running_extremes_are_those_of_each_window_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("radius");
        QTest::newRow("1×1") << 1 << 1 << 3;
        QTest::newRow("radius 0") << 20 << 10 << 0;
        QTest::newRow("wide") << 131 << 17 << 4;
        QTest::newRow("high") << 9 << 90 << 7;
        QTest::newRow("larger than the picture") << 30 << 20 << 40;
    }
    void running_extremes_are_those_of_each_window()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, radius);
        const Ink picture = noise(width, height);
        QVERIFY(local_maximum(picture, radius) ==
                by_looking_at_each(picture, radius, [](auto a, auto b) { return std::max(a, b); }));
        QVERIFY(local_minimum(picture, radius) ==
                by_looking_at_each(picture, radius, [](auto a, auto b) { return std::min(a, b); }));
    }

    void smoothing_takes_the_mean_of_what_lies_in_the_picture_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("1×1") << 1 << 1;
        QTest::newRow("a row") << 30 << 1;
        QTest::newRow("a column") << 1 << 30;
        QTest::newRow("two rows") << 7 << 2;
        QTest::newRow("many") << 133 << 21;
    }
    void smoothing_takes_the_mean_of_what_lies_in_the_picture()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        const Ink picture = noise(width, height), smooth = smoothed(picture);
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) {
                int sum = 0, count = 0;
                for (int v = std::max(0, y - 1); v <= std::min(height - 1, y + 1); ++v)
                    for (int u = std::max(0, x - 1); u <= std::min(width - 1, x + 1); ++u, ++count)
                        sum += picture.at(u, v);
                QCOMPARE(int(smooth.at(x, y)), static_cast<int>(std::lround(double(sum) / count)));
            }
        QVERIFY(smoothed(Ink{}) == Ink{});
    }

    void transposing_makes_columns_of_rows()
    {
        const Ink picture = noise(131, 67), turned = transposed(picture);
        QCOMPARE(turned.width, 67);
        QCOMPARE(turned.height, 131);
        for (int y = 0; y < 67; ++y)
            for (int x = 0; x < 131; ++x)
                QCOMPARE(turned.at(y, x), picture.at(x, y));
    }

    void a_histogram_counts_every_pixel()
    {
        for (int width = 1; width < 10; ++width) {
            const Ink picture = noise(width, 1);
            const Histogram histogram = histogram_of(picture);
            for (std::size_t value = 0; value < histogram.size(); ++value)
                QCOMPARE(std::ptrdiff_t(histogram[value]),
                         std::count(picture.bytes.begin(), picture.bytes.end(), value));
        }
    }

    void closing_fills_what_is_thin_and_keeps_an_edge()
    {
        Ink picture = blank_ink(60, 40);
        for (int y = 0; y < 40; ++y)
            for (int x = 0; x < 60; ++x)
                picture.set(x, y, x == 10 || x == 11 ? 20 : x < 30 ? 200 : 90);
        const Ink paper = closed(picture, 4);
        for (int x = 0; x < 60; ++x)
            QCOMPARE(int(paper.at(x, 20)), x < 30 ? 200 : 90);
    }

    void otsu_parts_two_kinds()
    {
        Histogram histogram{};
        histogram[0] = 100'000; // not looked at
        for (std::size_t value = 60; value < 80; ++value)
            histogram[value] = 50;
        for (std::size_t value = 180; value < 220; ++value)
            histogram[value] = 20;
        const int threshold = otsu_threshold(histogram, 10);
        QVERIFY2(threshold >= 79 && threshold < 180, qPrintable(QString::number(threshold)));
        QCOMPARE(otsu_threshold(Histogram{}, 12), 12);
    }

    void a_slope_stays_as_it_is_up_to_the_border()
    {
        Ink slope = blank_ink(60, 40);
        for (int y = 0; y < 40; ++y)
            for (int x = 0; x < 60; ++x)
                slope.set(x, y, static_cast<std::uint8_t>(2 * x + y));
        QVERIFY(closed_beyond(slope, 7) == slope);
        QVERIFY(closed(slope, 7) != slope); // where it is darkest
        QVERIFY(closed_beyond(Ink{}, 7) == Ink{});
    }
};

DELTASCOPE_TEST(TestExtremes)
#include "test_extremes.moc"
