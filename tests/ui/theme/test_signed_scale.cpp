// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "tests/ui/theme/contrast.h"
#include "tests/ui/theme/themes.h"
#include "ui/theme/signed_scale.h"

#include <QTest>

#include <limits>
#include <vector>

using namespace deltascope;

class TestSignedScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ends_and_middle_are_the_themes_data() { add_rows_of_themes(); }
    void ends_and_middle_are_the_themes()
    {
        QFETCH(Theme::Mode, mode);
        Theme::instance().setMode(mode);
        const SignedScale scale;
        QCOMPARE(scale.colour(2, 2), colours().positive.rgb());
        QCOMPARE(scale.colour(-2, 2), colours().negative.rgb());
        QCOMPARE(scale.colour(0, 2), colours().zero.rgb());
    }

    void is_symmetric_about_zero_data() { add_rows_of_themes(); }
    void is_symmetric_about_zero()
    {
        QFETCH(Theme::Mode, mode);
        Theme::instance().setMode(mode);
        const SignedScale scale;
        for (double share = 0; share <= 1; share += 1.0 / 255) {
            QCOMPARE(scale.colour(share, 1), mix(colours().zero, colours().positive, share).rgb());
            QCOMPARE(scale.colour(-share, 1), mix(colours().zero, colours().negative, share).rgb());
        }
    }

    // Without hue: each arm leads away from zero step by step, and the ends are not equally light.
    void lightness_tells_the_values_apart_data() { add_rows_of_themes(); }
    void lightness_tells_the_values_apart()
    {
        QFETCH(Theme::Mode, mode);
        Theme::instance().setMode(mode);
        const SignedScale scale;
        for (const int sign : {-1, 1}) {
            double before = 1;
            for (double share = 0.1; share <= 1; share += 0.1) {
                const double now = contrast(scale.colour(sign * share, 1), colours().zero);
                QVERIFY(now > before);
                before = now;
            }
        }
        QVERIFY(contrast(scale.colour(1, 1), scale.colour(-1, 1)) >= 1.5);
    }

    // As many as fit together, and some more.
    void the_largest_is_found_wherever_it_is()
    {
        for (const std::size_t count :
             {std::size_t{1}, std::size_t{15}, std::size_t{16}, std::size_t{784}, std::size_t{39}})
            for (std::size_t place = 0; place < count; ++place) {
                std::vector<float> values(count, 0.5F);
                values[place] = place % 2 ? 3.0F : -3.0F;
                values[(place + 1) % count] = count > 1 ? std::numeric_limits<float>::quiet_NaN() : -3.0F;
                QCOMPARE(largestMagnitude(values), 3.0);
            }
        QCOMPARE(largestMagnitude({}), 0.0);
    }

    void a_picture_has_the_colours_of_its_values()
    {
        const SignedScale scale;
        const std::vector<float> values{-0.7F, 0, 0.1F, std::numeric_limits<float>::quiet_NaN(), 2, -0.3F};
        QImage picture = scale.picture(values, 2, 3, 0.7);
        const auto isOf = [&](std::size_t first, std::size_t step) {
            for (int place = 0; place < 6; ++place) {
                const float value = values[first + step * static_cast<std::size_t>(place)];
                if (picture.pixel(place % 3, place / 3) != scale.colour(static_cast<double>(value), 0.7))
                    return false;
            }
            return true;
        };
        QVERIFY(isOf(0, 1));
        const std::vector<float> others(6, values[0]);
        scale.paint(picture, others, 0.7);
        QVERIFY(isOf(0, 0));
    }

    void values_without_a_place_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("range");
        QTest::addColumn<double>("drawnAs");
        const double infinite = std::numeric_limits<double>::infinity();
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("beyond the end") << 5.0 << 1.0 << 1.0;
        QTest::newRow("beyond the other end") << -5.0 << 1.0 << -1.0;
        QTest::newRow("infinite") << infinite << 1.0 << 1.0;
        QTest::newRow("not a number") << nan << 1.0 << 0.0;
        QTest::newRow("no range") << 5.0 << 0.0 << 0.0;
        QTest::newRow("range not a number") << 5.0 << nan << 0.0;
        QTest::newRow("range infinite") << 5.0 << infinite << 0.0;
        QTest::newRow("both infinite") << infinite << infinite << 0.0;
    }
    void values_without_a_place()
    {
        QFETCH(double, value);
        QFETCH(double, range);
        QFETCH(double, drawnAs);
        const SignedScale scale;
        QCOMPARE(scale.colour(value, range), scale.colour(drawnAs, 1));
    }

    void pictures_go_row_by_row()
    {
        const SignedScale scale;
        const std::vector<float> values = {1, -1, 0, 0.5f, -0.5f, 2};
        const QImage picture = scale.picture(values, 2, 3, 1);
        QCOMPARE(picture.size(), QSize(3, 2));
        for (int i = 0; i < 6; ++i)
            QCOMPARE(picture.pixel(i % 3, i / 3), scale.colour(values[static_cast<std::size_t>(i)], 1));
    }

    void images_go_from_paper_to_ink_data() { add_rows_of_themes(); }
    void images_go_from_paper_to_ink()
    {
        QFETCH(Theme::Mode, mode);
        Theme::instance().setMode(mode);
        const QImage picture = inkPicture(std::vector<float>{0, 1, 0.5f, -1, 2}, 1, 5);
        QCOMPARE(picture.pixel(0, 0), colours().paper.rgb());
        QCOMPARE(picture.pixel(1, 0), colours().ink.rgb());
        QCOMPARE(picture.pixel(3, 0), colours().paper.rgb());
        QCOMPARE(picture.pixel(4, 0), colours().ink.rgb());
        QVERIFY(contrast(picture.pixel(2, 0), picture.pixel(0, 0)) > 2);
    }

    void largest_magnitude_looks_at_both_signs()
    {
        QCOMPARE(largestMagnitude(std::vector<float>{1, -3, 2}), 3.0);
        QCOMPARE(largestMagnitude(std::vector<float>{}), 0.0);
    }
};

DELTASCOPE_TEST(TestSignedScale)
#include "test_signed_scale.moc"
