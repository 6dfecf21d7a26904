// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/worksheet/rounding.h"
#include "tests/suite.h"

#include <QTest>

using namespace deltascope;

/// Numbers as paper shows them.
class TestPaperRounding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void significant_digits_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("rounded");
        QTest::addColumn<QString>("text");
        const auto row = [](double value, double rounded, const char *text) {
            QTest::newRow(text) << value << rounded << QString::fromUtf8(text);
        };
        row(0.138498562, 0.1385, "0.1385");
        row(0.38, 0.38, "0.3800");
        row(-0.0380982, -0.0381, "−0.03810");
        row(0.000043856, 0.00004386, "4.386·10⁻⁵");
        row(0.12345, 0.1235, "0.1235");    // a 5 rounds up …
        row(-0.12345, -0.1235, "−0.1235"); // … away from zero
        row(0.123449999999999999, 0.1235, "0.1235");
        row(0.1234499, 0.1234, "0.1234");
        row(0.99996, 1, "1.000");
        row(0.099996, 0.1, "0.1000");
        row(9.9996, 10, "10.00");
        row(1000, 1000, "1000");
        row(12345, 12350, "1.235·10⁴"); // 12350 would say five digits
        row(0.001, 0.001, "0.001000");
        row(0, 0, "0");
        row(-3.2e-11, -3.2e-11, "−3.200·10⁻¹¹");
        row(-1.110223e-16, -1.11e-16, "−1.110·10⁻¹⁶");
        row(2.21e-29, 2.21e-29, "2.210·10⁻²⁹");
    }
    void significant_digits()
    {
        QFETCH(const double, value);
        QFETCH(const double, rounded);
        QFETCH(const QString, text);
        QCOMPARE(rounded_to(paper_rounding, value), rounded);
        QVERIFY(rounded_to(paper_rounding, value) == rounded); // QCOMPARE allows for the last bits
        QCOMPARE(QString::fromStdString(paper_text(paper_rounding, value)), text);
        QCOMPARE(QString::fromStdString(paper_text(paper_rounding, rounded)), text);
    }

    void what_a_sum_of_zero_leaves_is_zero()
    {
        const double left = 0.1 * 0.7 - 0.07 * 1;
        QVERIFY(left != 0);
        QCOMPARE(without_residue(left, 0.14), 0.0);
        QCOMPARE(without_residue(2.21e-29, 4.7e-15), 2.21e-29);
    }

    void the_last_digit_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("after");
        QTest::addColumn<double>("worth");
        QTest::newRow("0.1380") << 0.138 << false << 0.0001;
        QTest::newRow("10.00") << 10.0 << false << 0.01;
        QTest::newRow("4.386·10⁻⁵") << 4.386e-5 << false << 1e-8;
        QTest::newRow("0") << 0.0 << false << 0.0;
        QTest::newRow("0.149781") << 0.149781 << true << 1e-6;
        QTest::newRow("0.000000") << 0.0 << true << 1e-6;
    }
    void the_last_digit()
    {
        QFETCH(const double, value);
        QFETCH(const bool, after);
        QFETCH(const double, worth);
        QVERIFY(std::abs(last_digit(after ? paper_rounding_after : paper_rounding, value) - worth) <=
                1e-12 * worth);
    }

    void decimals_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("rounded");
        QTest::addColumn<QString>("text");
        QTest::newRow("usual") << 0.14978071 << 0.149781 << QStringLiteral("0.149781");
        QTest::newRow("zeros") << -1.2 << -1.2 << QStringLiteral("−1.200000");
        QTest::newRow("nothing left") << 4e-7 << 0.0 << QStringLiteral("0.000000");
        QTest::newRow("a five") << 0.1234565 << 0.123457 << QStringLiteral("0.123457");
    }
    void decimals()
    {
        QFETCH(const double, value);
        QFETCH(const double, rounded);
        QFETCH(const QString, text);
        QVERIFY(rounded_to(paper_rounding_after, value) == rounded);
        QCOMPARE(QString::fromStdString(paper_text(paper_rounding_after, value)), text);
    }

    void given_numbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("0.4") << 0.4 << QStringLiteral("0.4");
        QTest::newRow("-0.05") << -0.05 << QStringLiteral("−0.05");
        QTest::newRow("40") << 40.0 << QStringLiteral("40");
        QTest::newRow("0") << 0.0 << QStringLiteral("0");
        QTest::newRow("a sum") << 0.4 * 0.1385 - 0.5 * 0.0381 << QStringLiteral("0.03635");
        QTest::newRow("small") << 0.0000125 << QStringLiteral("1.25·10⁻⁵");
    }
    void given_numbers()
    {
        QFETCH(const double, value);
        QFETCH(const QString, text);
        QCOMPARE(QString::fromStdString(given_text(value)), text);
    }
};

DELTASCOPE_TEST(TestPaperRounding)
#include "test_paper_rounding.moc"
