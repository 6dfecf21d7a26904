// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/theme/numbers.h"

#include <QFontMetrics>
#include <QTest>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace deltascope;

namespace {
// "−3.2·10⁻¹⁵" as a program reads it.
QString plain(QString text)
{
    static const QString superscripts = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    text.replace(QChar(0x2212), QLatin1Char('-')).replace(QChar(0x207B), QLatin1Char('-'));
    text.replace(QStringLiteral("·10"), QStringLiteral("e"));
    for (QChar &c : text)
        if (const qsizetype digit = superscripts.indexOf(c); digit >= 0)
            c = QChar(static_cast<char16_t>(u'0' + digit));
    return text;
}
} // namespace

class TestNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void an_activation_is_told_from_one_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("shown");
        QTest::newRow("zero") << 0.0 << QStringLiteral("0");
        QTest::newRow("usual") << 0.4821 << QStringLiteral("0.482");
        QTest::newRow("tiny") << 3.51e-10 << QStringLiteral("3.51·10⁻¹⁰");
        QTest::newRow("three digits tell it") << 0.9981 << QStringLiteral("0.998");
        QTest::newRow("four do not give its distance") << 0.99993 << QStringLiteral("0.99993");
        QTest::newRow("the last that is told") << 0.9999983 << QStringLiteral("0.9999983");
        QTest::newRow("too near") << 0.99999983 << QStringLiteral("1.00");
        QTest::newRow("one") << 1.0 << QStringLiteral("1.00");
        QTest::newRow("above") << 1.0002 << QStringLiteral("1.00020");
        QTest::newRow("negative") << -0.99993 << QStringLiteral("−1.00");
    }
    void an_activation_is_told_from_one()
    {
        QFETCH(double, value);
        QTEST(activationNumber(value), "shown");
    }

    void significant_digits_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("digits");
        QTest::addColumn<QString>("shown");
        QTest::newRow("zero") << 0.0 << 4 << QStringLiteral("0");
        QTest::newRow("minus zero") << -0.0 << 4 << QStringLiteral("0");
        QTest::newRow("one") << 1.0 << 4 << QStringLiteral("1.000");
        QTest::newRow("negative") << -3.631 << 3 << QStringLiteral("−3.63");
        QTest::newRow("small") << 0.0181 << 3 << QStringLiteral("0.0181");
        QTest::newRow("smallest plain") << 0.001234 << 4 << QStringLiteral("0.001234");
        QTest::newRow("power of ten") << 0.0001234 << 4 << QStringLiteral("1.234·10⁻⁴");
        QTest::newRow("tiny") << 3.2e-15 << 3 << QStringLiteral("3.20·10⁻¹⁵");
        QTest::newRow("tiny and negative") << -3.2e-15 << 3 << QStringLiteral("−3.20·10⁻¹⁵");
        QTest::newRow("large plain") << 123456.0 << 3 << QStringLiteral("123456");
        QTest::newRow("large") << 1234567.0 << 4 << QStringLiteral("1.235·10⁶");
        QTest::newRow("huge") << 6.02e123 << 3 << QStringLiteral("6.02·10¹²³");
        QTest::newRow("rounds up to the next power") << 9.9996 << 4 << QStringLiteral("10.00");
        QTest::newRow("rounds up to one") << 0.99996 << 4 << QStringLiteral("1.000");
        QTest::newRow("rounds up to a plain one") << 0.00099996 << 4 << QStringLiteral("0.001000");
        QTest::newRow("rounds up to a power") << 999999.6 << 4 << QStringLiteral("1.000·10⁶");
        QTest::newRow("denormal") << 5e-324 << 2 << QStringLiteral("4.9·10⁻³²⁴");
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << 4 << QStringLiteral("∞");
        QTest::newRow("minus infinite") << -HUGE_VAL << 4 << QStringLiteral("−∞");
        QTest::newRow("not a number") << std::nan("") << 4 << QStringLiteral("not a number");
    }
    void significant_digits()
    {
        QFETCH(double, value);
        QFETCH(int, digits);
        QTEST(number(value, digits), "shown");
    }

    void signs_are_on_both_sides_of_zero()
    {
        QCOMPARE(signedNumber(0.0181, 3), QStringLiteral("+0.0181"));
        QCOMPARE(signedNumber(-3.63, 3), QStringLiteral("−3.63"));
        QCOMPARE(signedNumber(0), QStringLiteral("0"));
        QCOMPARE(signedNumber(-0.0), QStringLiteral("0"));
        QCOMPARE(signedNumber(1e-9, 2), QStringLiteral("+1.0·10⁻⁹"));
    }

    void no_number_but_zero_looks_like_zero()
    {
        for (int exponent = -307; exponent < 308; ++exponent)
            for (const double mantissa : {1.0, 4.999, 9.9999})
                for (const double value :
                     {std::pow(10, exponent) * mantissa, -std::pow(10, exponent) * mantissa}) {
                    const double shown = plain(number(value)).toDouble();
                    QVERIFY2(std::abs(shown - value) <= 5.1e-4 * std::abs(value), qPrintable(number(value)));
                    QVERIFY(!signedNumber(value).startsWith(QLatin1String("+0.0000")));
                }
    }

    void same_digits_same_width()
    {
        const QFontMetrics metrics{QFont()};
        for (const double value : {1.111, 7.777, 4.040})
            QCOMPARE(metrics.horizontalAdvance(number(value)), metrics.horizontalAdvance(number(8.888)));
    }

    void exact_doubles_round_trip()
    {
        std::mt19937_64 bits(1);
        for (int i = 0; i < 20000; ++i) {
            const double value = std::bit_cast<double>(bits());
            if (std::isfinite(value))
                QCOMPARE(plain(exactNumber(value)).toDouble(), value);
        }
    }

    void exact_floats_round_trip()
    {
        std::mt19937 bits(1);
        for (int i = 0; i < 20000; ++i) {
            const float value = std::bit_cast<float>(static_cast<std::uint32_t>(bits()));
            if (std::isfinite(value))
                QCOMPARE(plain(exactNumber(value)).toFloat(), value);
        }
    }

    void exact_numbers_have_no_digit_too_many()
    {
        QCOMPARE(exactNumber(0.1f), QStringLiteral("0.1"));
        QCOMPARE(exactNumber(0.1), QStringLiteral("0.1"));
        QCOMPARE(exactNumber(0.1 + 0.2), QStringLiteral("0.30000000000000004"));
        QCOMPARE(exactNumber(1e-20), QStringLiteral("1·10⁻²⁰"));
        QCOMPARE(exactNumber(-0.0), QStringLiteral("0"));
        QCOMPARE(exactNumber(-0.0f), QStringLiteral("0"));
        QCOMPARE(exactNumber(std::nan("")), QStringLiteral("not a number"));
    }

    void shares_are_percents()
    {
        QCOMPARE(percent(0.9523), QStringLiteral("95.23\u202F%"));
        QCOMPARE(percent(1, 0), QStringLiteral("100\u202F%"));
        QCOMPARE(percent(0, 1), QStringLiteral("0.0\u202F%"));
    }

    void counts_have_gaps_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QString>("shown");
        QTest::newRow("none") << qint64(0) << QStringLiteral("0");
        QTest::newRow("hundreds") << qint64(999) << QStringLiteral("999");
        QTest::newRow("thousands") << qint64(10'000) << QStringLiteral("10\u202F000");
        QTest::newRow("millions") << qint64(1'234'567) << QStringLiteral("1\u202F234\u202F567");
        QTest::newRow("negative") << qint64(-1234) << QStringLiteral("\u22121\u202F234");
    }
    void counts_have_gaps()
    {
        QFETCH(qint64, count);
        QTEST(exactCount(count), "shown");
        if (count >= 0)
            QCOMPARE(ungrouped(exactCount(count)).toLongLong(), count);
    }

    void counts_are_rounded_data()
    {
        QTest::addColumn<double>("count");
        QTest::addColumn<QString>("shown");
        QTest::newRow("none") << 0.0 << QStringLiteral("0");
        QTest::newRow("few") << 7.0 << QStringLiteral("7");
        QTest::newRow("three digits") << 412.4 << QStringLiteral("412");
        QTest::newRow("rounds up to the next power") << 999.7 << QStringLiteral("1\u202F000");
        QTest::newRow("thousands") << 412345.0 << QStringLiteral("412\u202F000");
        QTest::newRow("millions") << 1234567.0 << QStringLiteral("1\u202F230\u202F000");
        QTest::newRow("infinite") << HUGE_VAL << QStringLiteral("0");
        QTest::newRow("not a number") << std::nan("") << QStringLiteral("0");
    }
    void counts_are_rounded()
    {
        QFETCH(double, count);
        QTEST(roundedCount(count), "shown");
    }
};

DELTASCOPE_TEST(TestNumbers)
#include "test_numbers.moc"
