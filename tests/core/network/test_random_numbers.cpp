// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"
#include "core/network/random_numbers.h"
#include "tests/suite.h"

#include <QTest>

#include <array>
#include <cmath>
#include <limits>

using namespace deltascope;

class TestRandomNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The networks of a seed used to depend on the C++ library.
    void normal_numbers_are_fixed()
    {
        constexpr std::array of_seed_1 = {-0.38683176162103994, -0.039399956754155308, 0.68682363917932543,
                                          -0.24894784633514505, -0.79514624370949216,  -0.05464685232137164,
                                          1.9379462044713822};
        std::mt19937_64 generator(1);
        NormalNumbers normal;
        for (const double expected : of_seed_1)
            QVERIFY(std::abs(normal.next(generator) - expected) <= 4 * epsilon * std::abs(expected));
        QCOMPARE(generator(), std::uint64_t{1650120169738923776U});
    }

    void networks_of_a_seed_are_fixed()
    {
        const Parameters<float> parameters = initial_parameters(5, Init::Nielsen, 7);
        QVERIFY(parameters.W1(0, 0) == 0.872695148F);
        QVERIFY(parameters.W1(783, 4) == -0.604281306F);
        QVERIFY(parameters.b1[2] == 0.0532872453F);
        QVERIFY(parameters.W2(4, 9) == -0.379465282F);
        QVERIFY(parameters.b2[9] == 0.420443654F);
    }

    void numbers_below_a_bound_are_fixed()
    {
        std::mt19937_64 generator(1);
        for (const std::uint32_t expected : {133U, 136U, 451U, 21U, 350U, 911U, 470U, 74U})
            QCOMPARE(random_below(1000, generator), expected);
        QCOMPARE(random_below(1, generator), std::uint32_t{0});
        QVERIFY(random_below(~std::uint32_t{0}, generator) < ~std::uint32_t{0});
    }

#ifdef __GLIBCXX__
    // What was drawn before there were numbers of our own.
    void normal_numbers_are_those_of_the_standard_library()
    {
        for (std::uint64_t seed = 0; seed < 3000; ++seed) {
            const std::uint64_t spread = seed % 2 == 0 ? seed : seed * 0x9E3779B97F4A7C15U;
            std::mt19937_64 generator(spread);
            std::mt19937_64 same_generator(spread);
            NormalNumbers normal;
            std::normal_distribution<double> same_normal;
            for (std::uint64_t drawn = 0; drawn < 20 + seed % 7; ++drawn)
                if (normal.next(generator) != same_normal(same_generator))
                    QFAIL(qPrintable(QStringLiteral("number %1 of seed %2").arg(drawn).arg(spread)));
            QVERIFY(generator == same_generator);
        }
    }

    void a_long_row_is_that_of_the_standard_library()
    {
        std::mt19937_64 generator(20261129);
        std::mt19937_64 same_generator = generator;
        NormalNumbers normal;
        std::normal_distribution<double> same_normal;
        for (int drawn = 0; drawn < 1'000'001; ++drawn)
            QVERIFY(normal.next(generator) == same_normal(same_generator));
    }
#endif

private:
    static constexpr double epsilon = std::numeric_limits<double>::epsilon();
};

DELTASCOPE_TEST(TestRandomNumbers)
#include "test_random_numbers.moc"
