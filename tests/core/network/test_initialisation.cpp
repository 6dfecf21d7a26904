// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"
#include "tests/suite.h"

#include <QTest>

#include <cmath>

using namespace deltascope;

class TestInitialisation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Comparing them used to read behind the end of the smaller one.
    void networks_of_different_sizes_are_different()
    {
        const Parameters<float> small = initial_parameters(3, Init::Scaled, 1);
        QVERIFY(small == initial_parameters(3, Init::Scaled, 1));
        QVERIFY(!(small == initial_parameters(5, Init::Scaled, 1)));
        QVERIFY(!(initial_parameters(5, Init::Scaled, 1) == small));
    }

    void statistics_data()
    {
        QTest::addColumn<Init>("init");
        QTest::addColumn<double>("deviation1");
        QTest::addColumn<double>("deviation2");
        constexpr double K = 500;
        QTest::newRow("scaled") << Init::Scaled << std::sqrt(1 / 784.0) << std::sqrt(1 / K);
        QTest::newRow("nielsen") << Init::Nielsen << 1.0 << 1.0;
        QTest::newRow("he") << Init::He << std::sqrt(2 / 784.0) << std::sqrt(2 / K);
    }
    void statistics()
    {
        QFETCH(Init, init);
        QFETCH(double, deviation1);
        QFETCH(double, deviation2);
        const Parameters<double> parameters = initial_parameters(500, init, 3).cast<double>();
        compare_with_normal(parameters.W1.reshaped(), deviation1);
        compare_with_normal(parameters.W2.reshaped(), deviation2);
        if (init == Init::Nielsen) {
            compare_with_normal(parameters.b1, 1);
            QVERIFY(parameters.b2.norm() > 0);
        } else {
            QVERIFY(parameters.b1.isZero(0));
            QVERIFY(parameters.b2.isZero(0));
        }
    }

    void equal_weights_are_equal()
    {
        const Parameters<float> parameters = initial_parameters(25, Init::Equal, 1);
        QVERIFY((parameters.W1.array() == 1 / 28.0F).all());
        QVERIFY((parameters.W2.array() == 1 / 5.0F).all());
        QVERIFY(parameters.b1.isZero(0));
        QVERIFY(parameters.b2.isZero(0));
    }

    void seeds()
    {
        for (const Init init : {Init::Scaled, Init::Nielsen, Init::He}) {
            QVERIFY(initial_parameters(30, init, 1) == initial_parameters(30, init, 1));
            QVERIFY(!(initial_parameters(30, init, 1) == initial_parameters(30, init, 2)));
            QVERIFY(!(initial_parameters(30, init, 0) == initial_parameters(30, init, ~std::uint64_t{0})));
        }
    }

    void sizes()
    {
        for (const int K : {1, 1024}) {
            const Parameters<float> parameters = initial_parameters(K, Init::Scaled, 1);
            QCOMPARE(parameters.hidden_units(), K);
            QCOMPARE(parameters.W1.rows(), pixel_count);
            QCOMPARE(parameters.W1.cols(), K);
            QCOMPARE(parameters.W2.rows(), K);
            QCOMPARE(parameters.W2.cols(), digit_count);
            QCOMPARE(parameters.b2.size(), digit_count);
        }
        for (const int K : {-1, 0, 1025})
            QVERIFY_THROWS_EXCEPTION(std::invalid_argument, initial_parameters(K, Init::Scaled, 1));
    }

private:
    // Within five standard errors, which a right generator misses once in a million seeds; this seed is
    // fixed.
    template <class Values>
    static void compare_with_normal(const Values &values, double deviation)
    {
        const double n = static_cast<double>(values.size());
        QVERIFY(std::abs(values.mean()) < 5 * deviation / std::sqrt(n));
        const double found = std::sqrt(values.squaredNorm() / n);
        QVERIFY(std::abs(found / deviation - 1) < 5 / std::sqrt(2 * n));
        const double within_one = static_cast<double>((values.array().abs() < deviation).count()) / n;
        QVERIFY(std::abs(within_one - 0.6827) < 5 * 0.4654 / std::sqrt(n));
    }
};

DELTASCOPE_TEST(TestInitialisation)
#include "test_initialisation.moc"
