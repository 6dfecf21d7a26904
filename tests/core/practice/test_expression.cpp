// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/expression.h"
#include "tests/suite.h"

#include <QTest>

#include <clocale>
#include <cmath>

using namespace deltascope;

namespace {
std::string repeated(std::string_view text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}
} // namespace

class TestExpression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("digits");
        QTest::addColumn<double>("unit");
        const auto row = [](const char *text, double value, int digits, double unit) {
            QTest::newRow(text) << QString::fromUtf8(text) << value << digits << unit;
        };
        row("0", 0, 0, 1);
        row("0.00", 0, 0, 0.01);
        row("7", 7, 1, 1);
        row("150", 150, 3, 1);
        row("0.1384", 0.1384, 4, 1e-4);
        row("0,1384", 0.1384, 4, 1e-4);
        row(".5", 0.5, 1, 0.1);
        row(",5", 0.5, 1, 0.1);
        row("5.", 5, 1, 1);
        row("0.10", 0.1, 2, 0.01);
        row("007", 7, 1, 1);
        row("-0.0381", -0.0381, 3, 1e-4);
        row("−0,0381", -0.0381, 3, 1e-4);
        row("+0.5", 0.5, 1, 0.1);
        row("- 0.5", -0.5, 1, 0.1);
        row("  0.5\t", 0.5, 1, 0.1);
        row("3.2e-4", 3.2e-4, 2, 1e-5);
        row("3.2e−4", 3.2e-4, 2, 1e-5);
        row("3,2E+4", 3.2e4, 2, 1e3);
        row("3.2·10^-4", 3.2e-4, 2, 1e-5);
        row("3.2·10^−4", 3.2e-4, 2, 1e-5);
        row("3.2*10^-4", 3.2e-4, 2, 1e-5);
        row("3.2 × 10 ^ +2", 320, 2, 10);
        row("3.2·10⁻⁴", 3.2e-4, 2, 1e-5);
        row("-3,20·10⁻¹²", -3.2e-12, 3, 1e-14);
        row("1.5·10³", 1500, 2, 100);
        row("1e-320", 1e-320, 1, 1e-320);
        row("1e-9999", 0, 1, 0);
        row("0.\u2060"
            "0381",
            0.0381, 3, 1e-4); // copied from a label that keeps its numbers on one line
        row("0.30000000000000004", 0.30000000000000004, 17, 1e-17);
    }
    void numbers()
    {
        QFETCH(const QString, text);
        QFETCH(const double, value);
        const Expression expression = accepted(text.toStdString());
        QVERIFY(expression.plain);
        QVERIFY(std::abs(expression.value - value) <= 1e-15 * std::abs(value));
        QTEST(expression.significant_digits, "digits");
        QTEST(expression.unit, "unit");
    }

    void arithmetic_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        const auto row = [](const char *text, double value) {
            QTest::newRow(text) << QString::fromUtf8(text) << value;
        };
        row("1/3", 1.0 / 3);
        row("-1/4", -0.25);
        row("(0.5)", 0.5);
        row("0.88*(1-0.88)*-0.0083", 0.88 * (1 - 0.88) * -0.0083);
        row("0,88·(1−0,88)·−0,0083", 0.88 * (1 - 0.88) * -0.0083);
        row("0.88 × (1 − 0.88)", 0.88 * (1 - 0.88));
        row("1+2*3", 7);
        row("(1+2)*3", 9);
        row("8-3-2", 3);
        row("8/4/2", 1);
        row("2^3^2", 512);
        row("-2^2", -4);
        row("(-2)^2", 4);
        row("-2²", -4);
        row("2^-1", 0.5);
        row("2⁻¹", 0.5);
        row("4^0.5", 2);
        row("4^(1/2)", 2);
        row("2*3²", 18);
        row("2^2³", 256);
        row("--3", 3);
        row("2--3", 5);
        row("2·-3", -6);
        row("3.2·10^-4+0", 3.2e-4);
        row("3.2·10.0^2", 320);
        row("3.2/10^2", 0.032);
        row("3.2·5^2", 80);
        row("2·3.2·10^2", 640);
        row("1/(1+2.718281828^-0.3775)", 1 / (1 + std::pow(2.718281828, -0.3775)));
        row("((((((((1))))))))", 1);
        row("0^0", 1);
    }
    void arithmetic()
    {
        QFETCH(const QString, text);
        QFETCH(const double, value);
        const Expression expression = accepted(text.toStdString());
        QVERIFY(!expression.plain);
        QVERIFY(std::abs(expression.value - value) <= 1e-15 * std::abs(value));
        QCOMPARE(expression.significant_digits, 0);
        QCOMPARE(expression.unit, 0.0);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ExpressionError>("error");
        QTest::addColumn<int>("character");
        QTest::addColumn<int>("byte");
        const auto row = [](const std::string &text, ExpressionError error, int character, int byte) {
            QTest::addRow("%s, %d", text.substr(0, 30).c_str(), byte)
                << QByteArray::fromStdString(text) << error << character << byte;
        };
        using Error = ExpressionError;
        row("", Error::Empty, 0, 0);
        row("   ", Error::Empty, 3, 3);
        row("abc", Error::UnknownCharacter, 0, 0);
        row("0.5x", Error::UnknownCharacter, 3, 3);
        row("sin(1)", Error::UnknownCharacter, 0, 0);
        row("0.5%", Error::UnknownCharacter, 3, 3);
        row("1=1", Error::UnknownCharacter, 1, 1);
        row("1e5;", Error::UnknownCharacter, 3, 3);
        row("nan", Error::UnknownCharacter, 0, 0);
        row("inf", Error::UnknownCharacter, 0, 0);
        row("0x10", Error::UnknownCharacter, 1, 1);
        row("1_000", Error::UnknownCharacter, 1, 1);
        row("1'000", Error::UnknownCharacter, 1, 1);
        row("2–1", Error::UnknownCharacter, 1, 1); // an en dash
        row("−−δ", Error::UnknownCharacter, 2, 6);
        row(std::string("1\0002", 3), Error::UnknownCharacter, 1, 1);
        row("1\n+2", Error::UnknownCharacter, 1, 1);
        row("1\xff", Error::NotUtf8, 1, 1);
        row("·\xc2", Error::NotUtf8, 1, 2);
        row("\xc0\x80", Error::NotUtf8, 0, 0);
        row("1,234.5", Error::SecondDecimalMark, 5, 5);
        row("1.234.5", Error::SecondDecimalMark, 5, 5);
        row("1..2", Error::SecondDecimalMark, 2, 2);
        row(".", Error::NumberExpected, 0, 0);
        row("1+", Error::NumberExpected, 2, 2);
        row("−", Error::NumberExpected, 1, 3);
        row("1+*2", Error::NumberExpected, 2, 2);
        row("*2", Error::NumberExpected, 0, 0);
        row("1//2", Error::NumberExpected, 2, 2);
        row("()", Error::NumberExpected, 1, 1);
        row("⁻⁴", Error::NumberExpected, 0, 0);
        row("1**2", Error::NumberExpected, 2, 2);
        row("1 2", Error::OperatorExpected, 2, 2);
        row("1 .5", Error::OperatorExpected, 2, 2);
        row("2(3)", Error::OperatorExpected, 1, 1);
        row("(2)3", Error::OperatorExpected, 3, 3);
        row("(1 2)", Error::OperatorExpected, 3, 3);
        row("2² ³", Error::OperatorExpected, 3, 4);
        row("3e", Error::ExponentExpected, 2, 2);
        row("3e-", Error::ExponentExpected, 3, 3);
        row("3e.5", Error::ExponentExpected, 2, 2);
        row("2⁻", Error::ExponentExpected, 2, 4);
        row("1)", Error::UnopenedParenthesis, 1, 1);
        row("(1))", Error::UnopenedParenthesis, 3, 3);
        row("(1", Error::UnclosedParenthesis, 0, 0);
        row("2·((1+3)", Error::UnclosedParenthesis, 2, 3);
        row("1/0", Error::DivisionByZero, 1, 1);
        row("1/(0.5-0.5)", Error::DivisionByZero, 1, 1);
        row("0^-1", Error::DivisionByZero, 1, 1);
        row("0⁻¹", Error::DivisionByZero, 1, 1);
        row("(-2)^0.5", Error::NoRealNumber, 4, 4);
        row("1e400", Error::TooLarge, 0, 0);
        row("-1e400", Error::TooLarge, 1, 1);
        row("1e200*1e200", Error::TooLarge, 5, 5);
        row("10^400", Error::TooLarge, 2, 2);
        row("9^9^9^9", Error::TooLarge, 3, 3);
        row(repeated("(", 33) + "1" + repeated(")", 33), Error::TooDeep, 32, 32);
        row(repeated("-", 33) + "1", Error::TooDeep, 32, 32);
        row(repeated("2^", 33) + "1", Error::TooDeep, 65, 65);
        row(repeated("1", 401), Error::TooLong, 0, 0);
    }
    void refused()
    {
        QFETCH(const QByteArray, text);
        const auto read = read_expression(text.toStdString());
        QVERIFY(std::holds_alternative<ExpressionFault>(read));
        const ExpressionFault fault = std::get<ExpressionFault>(read);
        QTEST(fault.error, "error");
        QTEST(static_cast<int>(fault.character), "character");
        QTEST(static_cast<int>(fault.byte), "byte");
        QVERIFY(!sentence(fault.error).empty());
    }

    void as_deep_and_long_as_may_be()
    {
        QCOMPARE(accepted(repeated("(", 32) + "1" + repeated(")", 32)).value, 1.0);
        QCOMPARE(accepted(repeated("-", 32) + "1").value, 1.0);
        QCOMPARE(accepted(repeated("1+", 199) + "1").value, 200.0);
    }

    void a_fault_is_told_with_its_place()
    {
        const auto read = read_expression("0.5x");
        QCOMPARE(to_string(std::get<ExpressionFault>(read)).substr(0, 15), std::string("at character 4:"));
    }

    void the_same_in_every_locale()
    {
        const std::string before = std::setlocale(LC_ALL, nullptr);
        for (const char *locale : {"C", "de_DE.UTF-8", "C.UTF-8"}) {
            std::setlocale(LC_ALL, locale); // where the machine has it
            QCOMPARE(accepted("0,25").value, 0.25);
            QCOMPARE(accepted("0.25").value, 0.25);
        }
        std::setlocale(LC_ALL, before.c_str());
    }

private:
    static Expression accepted(const std::string &text)
    {
        const auto read = read_expression(text);
        if (const auto *fault = std::get_if<ExpressionFault>(&read))
            qWarning("%s: %s", text.c_str(), to_string(*fault).c_str());
        return std::holds_alternative<Expression>(read) ? std::get<Expression>(read) : Expression{NAN};
    }
};

DELTASCOPE_TEST(TestExpression)
#include "test_expression.moc"
