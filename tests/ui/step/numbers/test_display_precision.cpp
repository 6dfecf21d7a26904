// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite.h"
#include "ui/step/numbers/display_precision.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace deltascope;

class TestDisplayPrecision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valueAsShown();
    void exactNumbersStayShort();
    void productsCanBeRecomputed();
    void noFewerDigitsWouldDo();
    void smallTermsGetFewerDigits();
    void noiseIsNotCalledEqual();
    void aWrongResultIsNotSeenInTheDigits();
    void partOfASum();
};

namespace {
double product(std::span<const double> factors)
{
    return factors[0] * factors[1];
}

double sum(std::span<const double> terms)
{
    double all = 0;
    for (const double term : terms)
        all += term;
    return all;
}

double recomputed(std::span<const Operand> operands, const DisplayPrecision &digits, const Formula &formula)
{
    std::vector<double> shown;
    for (const Operand &operand : operands)
        shown.push_back(asShown(operand.value, digits.of(operand)));
    return formula(shown);
}
} // namespace

void TestDisplayPrecision::valueAsShown()
{
    QCOMPARE(asShown(0.123456, 3), 0.123);
    QCOMPARE(asShown(-98765.4, 2), -99000.0);
    QCOMPARE(asShown(3.2049e-15, 4), 3.205e-15);
    QCOMPARE(asShown(0, 4), 0.0);
    QCOMPARE(asShown(0.1, 17), 0.1);
}

void TestDisplayPrecision::exactNumbersStayShort()
{
    QCOMPARE(shownNumber(3, 4), QStringLiteral("3"));
    QCOMPARE(shownNumber(0.5, 4), QStringLiteral("0.5"));
    QCOMPARE(shownNumber(0.123456, 4), QStringLiteral("0.1235"));
    QCOMPARE(shownSigned(0.123456, 4), QStringLiteral("+0.1235"));
    QCOMPARE(shownSigned(0, 4), QStringLiteral("0"));
}

void TestDisplayPrecision::productsCanBeRecomputed()
{
    std::mt19937 generator(1);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> exponent(-12, 3);
    for (int i = 0; i < 5000; ++i) {
        const Operand factors[] = {{normal(generator)},
                                   {normal(generator) * std::pow(10, exponent(generator))}};
        const double result = factors[0].value * factors[1].value;
        const DisplayPrecision digits = digitsFor(factors, result, 4, product);
        QVERIFY(digits.exact);
        QCOMPARE(asShown(recomputed(factors, digits, product), 4), asShown(result, 4));
    }
}

void TestDisplayPrecision::noFewerDigitsWouldDo()
{
    const Operand factors[] = {{1.00049}, {1.00049}}; // 1.0010 in five digits, but 1.000 · 1.000 in four
    const DisplayPrecision digits = digitsFor(factors, 1.00049 * 1.00049, 4, product);
    QVERIFY(digits.operands > 4);
    DisplayPrecision fewer = digits;
    --fewer.operands;
    QVERIFY(asShown(recomputed(factors, fewer, product), 4) != asShown(1.00049 * 1.00049, 4));
}

void TestDisplayPrecision::smallTermsGetFewerDigits()
{
    const DisplayPrecision digits{6, 4};
    QCOMPARE(digits.of({1.0, 0}), 6);
    QCOMPARE(digits.of({1.0, 2}), 4);
    QCOMPARE(digits.of({1.0, 9}), 3);
}

void TestDisplayPrecision::noiseIsNotCalledEqual()
{
    const Operand terms[] = {{0.1}, {0.2}, {-0.3}};
    QVERIFY(!digitsFor(terms, 1.5e-17, 4, sum).exact);
}

// The line of a wrong step had 17 digits and ≈, which gave it away.
void TestDisplayPrecision::aWrongResultIsNotSeenInTheDigits()
{
    std::mt19937 generator(1);
    std::normal_distribution<double> normal;
    for (int i = 0; i < 500; ++i) {
        const Operand factors[] = {{normal(generator)}, {normal(generator)}};
        const double right = factors[0].value * factors[1].value;
        const int usual = digitsFor(factors, right, 4, product).operands;
        for (const double wrong : {-right, 2 * right, right + factors[0].value}) {
            const DisplayPrecision digits = digitsFor(factors, wrong, 4, product);
            QVERIFY(digits.exact);
            QCOMPARE(digits.operands, usual);
        }
    }
}

void TestDisplayPrecision::partOfASum()
{
    const Operand terms[] = {{0.123456}, {0.000987654}};
    const DisplayPrecision digits{4, 4};
    // 0.1235 + 0.0009877 = 0.1244877, and the sum is 0.124443654: three digits agree, four do not.
    QCOMPARE(digitsThatComeOut(terms, digits, 0.123456 + 0.000987654, 4, sum), 3);
    QCOMPARE(digitsThatComeOut(terms, digits, 0.2, 4, sum), 0);
}

DELTASCOPE_TEST(TestDisplayPrecision)
#include "test_display_precision.moc"
