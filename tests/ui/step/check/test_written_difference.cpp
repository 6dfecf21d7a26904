// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/examples.h"
#include "tests/core/network/plain_network.h"
#include "tests/suite.h"
#include "tests/ui/step/fixture.h"
#include "ui/step/check/written_difference.h"

#include <QTest>

#include <cmath>

using namespace deltascope;

namespace {
// A number of the screen as an integer and a power of ten, without any rounding.
struct Decimal
{
    qint64 units = 0;
    int power = 0;
};

Decimal decimalOf(QString text)
{
    Decimal decimal;
    const qsizetype power = text.indexOf(QStringLiteral("·10"));
    if (power >= 0) {
        decimal.power =
            static_cast<int>(std::lround(std::log10(readNumber(QLatin1Char('1') + text.mid(power)))));
        text.truncate(power);
    }
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    if (point >= 0)
        decimal.power -= static_cast<int>(text.size() - point - 1);
    text.remove(QLatin1Char('.')).replace(QChar(0x2212), QLatin1Char('-')).remove(QLatin1Char('+'));
    decimal.units = text.toLongLong();
    return decimal;
}

// a − b as a calculator with enough digits has it.
Decimal difference(Decimal a, Decimal b)
{
    for (; a.power > b.power; --a.power)
        a.units *= 10;
    for (; b.power > a.power; --b.power)
        b.units *= 10;
    return {a.units - b.units, a.power};
}

plain::Real redone(const WrittenDifference &written)
{
    const Decimal losses = difference(decimalOf(written.above), decimalOf(written.below));
    QString epsilon = written.epsilon;
    if (epsilon.startsWith(QStringLiteral("10")))
        epsilon.prepend(QStringLiteral("1·"));
    const Decimal step = decimalOf(epsilon);
    return static_cast<plain::Real>(losses.units) / (2 * static_cast<plain::Real>(step.units)) *
           std::pow(plain::Real{10}, losses.power - step.power);
}
} // namespace

class TestWrittenDifference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canBeRedoneWithACalculator_data()
    {
        QTest::addColumn<Functions>("functions");
        QTest::addColumn<double>("epsilon");
        for (const Functions &functions : all_functions())
            for (const double epsilon : {1.0, 0.3, 1e-2, 3e-4, 1e-5, 3e-6, 1e-8, 3e-10, 1e-12})
                QTest::addRow("%s, %g", name_of(functions).c_str(), epsilon) << functions << epsilon;
    }

    void canBeRedoneWithACalculator()
    {
        QFETCH(Functions, functions);
        QFETCH(double, epsilon);
        const Network<double> network = random_network(functions, 6, 4, 91);
        const Pass<double> pass = backpropagate(network, random_image(6, 92), one_hot<double>(2));
        int told = 0;
        for (const Term term : {Term::W1, Term::b1, Term::W2, Term::b2, Term::z1, Term::z2}) {
            const Shape shape = shape_of(term, network.sizes());
            for (int entry = 0; entry < shape.rows * shape.columns; ++entry) {
                const Selection at{term, entry / shape.columns, entry % shape.columns};
                const GradientCheck check = check_gradient<double>(network, pass, at, epsilon);
                const WrittenDifference written = writtenDifference(check, epsilon);
                const QByteArray line =
                    QStringLiteral("(%1 - %2) / (2 * %3) = %4")
                        .arg(written.above, written.below, written.epsilon, written.quotient)
                        .toUtf8();
                if (check.numerical == 0) {
                    QCOMPARE(written.quotient, QStringLiteral("0"));
                    QCOMPARE(written.above, written.below);
                    continue;
                }
                const plain::Real shown = readNumber(written.quotient);
                QVERIFY2(std::abs(redone(written) - shown) <= halfLastDigit(written.quotient),
                         line.constData());
                const plain::Real lastBits = 1e-17L * check.loss_above / epsilon;
                QVERIFY2(shows(written.quotient, check.numerical, lastBits), line.constData());
                QVERIFY2(shows(written.above, check.loss_above), line.constData());
                QVERIFY2(shows(written.below, check.loss_below), line.constData());
                ++told;
            }
        }
        QVERIFY(told > 0);
    }

    // With the usual ε ten to twelve digits do, for four of the quotient at least.
    void twelveDigitsDoWithTheUsualEpsilon()
    {
        const Network<double> network = random_network({}, 6, 4, 91);
        const Pass<double> pass = backpropagate(network, random_image(6, 92), one_hot<double>(2));
        const GradientCheck check = check_gradient<double>(network, pass, {Term::b2, 2}, 1e-5);
        QVERIFY(std::abs(check.backpropagated) > 1e-3);
        const WrittenDifference written = writtenDifference(check, 1e-5);
        QVERIFY(written.above.size() <= 13);
        QCOMPARE(written.epsilon, QStringLiteral("10⁻⁵"));
        QVERIFY(halfLastDigit(written.quotient) < 1e-4 * std::abs(check.numerical));
    }
};

DELTASCOPE_TEST(TestWrittenDifference)
#include "test_written_difference.moc"
