// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/reference.h"

#include "tests/suite.h"
#include "ui/step/numbers/display_precision.h"
#include "ui/step/numbers/step_numbers.h"
#include "ui/step/pass/walk_position.h"

using namespace deltascope;

namespace {
constexpr int mostRows = 10;

QString bare(QString text)
{
    if (text.startsWith(QStringLiteral("e^{"))) // e to the power of −z
        return text.mid(3).chopped(1);
    return text;
}

void compare(const WorkedEquation &line, const Reference &reference)
{
    for (const Token &token : line) {
        const bool isNumber = token.role == Token::Role::Number || token.role == Token::Role::Result;
        if (!isNumber || !token.number)
            continue;
        const bool power = token.text.startsWith(QStringLiteral("e^{"));
        const bool softmax = reference.network.functions.output == Activation::Softmax;
        const bool negated = power && !(softmax && token.number->term == Term::z2);
        const Real expected = reference.shownBy(token) * (negated ? -1 : 1);
        const QString context = plainText(line) + QStringLiteral(" — ") + token.text;
        QVERIFY2(shows(bare(token.text), expected, reference.slack(token.number->term)), qPrintable(context));
    }
}

double shownIn(const WorkedEquation &line, qsizetype number)
{
    for (const Token &token : line)
        if ((token.role == Token::Role::Number || token.role == Token::Role::Result) && number-- == 0)
            return readNumber(bare(token.text));
    return NAN;
}

int digitsIn(const QString &text)
{
    QString digits = text.left(text.indexOf(QStringLiteral("·10")) < 0 ? text.size()
                                                                       : text.indexOf(QStringLiteral("·10")));
    digits.remove(QRegularExpression(QStringLiteral("[^0-9]")));
    digits.remove(QRegularExpression(QStringLiteral("^0+")));
    return std::max(1, static_cast<int>(digits.size()));
}

// What comes out of the numbers as they are shown, in the digits in which the result is shown. After ≈ it
// does not, because the result is no more than what rounding has left over of operands as large as largest.
void compareResult(double calculated, const WorkedEquation &line, double largest)
{
    const QString result = line.last().text;
    const double error = std::abs(calculated - readNumber(result));
    const int digits = std::max(4, digitsIn(result));
    const bool comesOut = asShown(calculated, digits) == asShown(readNumber(result), digits) ||
                          error <= 1.02 * halfLastDigit(result);
    const bool rounded = plainText(line).contains(QStringLiteral("≈"));
    QVERIFY2(comesOut != rounded, qPrintable(plainText(line)));
    if (rounded)
        QVERIFY2(error <= 1e-15 * largest, qPrintable(plainText(line)));
}

// Of a line that shows all its operands.
void compareResult(double calculated, const WorkedEquation &line)
{
    double largest = 0;
    for (const Token &token : line.first(line.size() - 1))
        if (token.role == Token::Role::Number)
            largest = std::max(largest, std::abs(readNumber(bare(token.text))));
    compareResult(calculated, line, largest);
}

void compareSum(const Contributions &sum)
{
    double calculated = 0;
    double largest = 0;
    for (const Contribution &row : sum.rows) {
        const double value =
            row.line.size() == 1 ? shownIn(row.line, 0) : shownIn(row.line, 0) * shownIn(row.line, 1);
        calculated += value;
        largest = std::max(largest, std::abs(value));
    }
    compareResult(calculated, sum.sumLine, largest);
}
// The terms of the loss from the numbers that are shown, as whoever works them out by hand does.
double lossOfShown(const Contribution &row, const Reference &reference)
{
    const double operand = shownIn(row.line, 0);
    if (reference.network.functions.cost == Cost::LogLikelihood) { // y · ln x², or ln x² alone for y = 1
        double term = 1;
        double shown = 0;
        for (const Token &token : row.line)
            if (token.number && token.number->term == Term::y)
                term = token.text.toDouble();
            else if (token.number)
                shown = shownIn(row.line, term == 1 ? 0 : 1);
        return term == 0 ? 0 : -term * std::log(shown);
    }
    if (reference.network.functions.cost == Cost::Quadratic)
        return (operand - shownIn(row.line, 1)) * (operand - shownIn(row.line, 1)) / 2;
    const bool target = reference.y[Reference::at(row.label.toInt())] > 0;
    for (const Token &token : row.line)
        if (token.number && token.number->term == Term::z2)
            return std::log(1 + std::exp(target ? -operand : operand));
    return target ? -std::log(operand) : -std::log(1 - operand);
}

void compareLoss(const Contributions &terms, const Reference &reference)
{
    double calculated = 0;
    for (const Contribution &row : terms.rows)
        calculated += lossOfShown(row, reference);
    compareResult(calculated, terms.sumLine, calculated);
}

// φ of the z that is shown; the sigmoid shows it as the power −z.
void compareActivation(const WorkedEquation &line, Activation activation)
{
    const double shown = shownIn(line, 0);
    const Real z = activation == Activation::Sigmoid ? -shown : shown;
    compareResult(static_cast<double>(plain::phi(activation, z)), line);
}

// φ′ of the x that is shown; of the kinked activations nothing is calculated.
void compareSlope(const WorkedEquation &line, Activation activation)
{
    const double x = shownIn(line, 0);
    if (activation == Activation::Sigmoid)
        compareResult(x * (1 - x), line);
    if (activation == Activation::Tanh)
        compareResult((1 - x) * (1 + x), line);
    if (activation == Activation::Linear)
        QCOMPARE(x, 1.0);
}
} // namespace

class TestStepNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNumberOfEveryStep_data() { addAllNetworks(); }
    void everyNumberOfEveryStep();
    void sumsAreShownWhole();
    void contributionsArriveOneByOne();
};

void TestStepNumbers::everyNumberOfEveryStep()
{
    QFETCH(int, hiddenUnits);
    QFETCH(Functions, functions);
    const auto network = std::make_shared<const Network<float>>(networkOf(hiddenUnits, functions));
    const Example example = someExample();
    const double rate = 0.05;
    const auto open = inspectPass(network, example, rate);
    const Reference reference(*network, example, rate);

    const int units[] = {0, hiddenUnits / 2, hiddenUnits - 1};
    const int pixels[] = {0, 300, 783};
    const int outputs[] = {3, 0, 9};
    for (int choice = 0; choice < 3; ++choice)
        for (const Term parameter : {Term::W1, Term::b1, Term::W2, Term::b2}) {
            const SelectedIndices chosen{pixels[choice], units[choice], outputs[choice], parameter};
            for (int step = 0; step < step_count; ++step) {
                const auto id = static_cast<StepId>(step);
                if (parameter != Term::W1 && id != StepId::update)
                    continue;
                const StepNumbers numbers = stepNumbers(*open, id, chosen, scaled_substep, mostRows);
                for (const WorkedEquation &line : numbers.lines)
                    compare(line, reference);
                if (!numbers.contributions)
                    continue;
                for (const Contribution &row : numbers.contributions->rows)
                    compare(row.line, reference);
                if (id == StepId::loss)
                    compareLoss(*numbers.contributions, reference);
                else
                    compareSum(*numbers.contributions);
            }
            const auto lines = [&](StepId id) {
                return stepNumbers(*open, id, chosen, scaled_substep, mostRows).lines;
            };
            const auto line = [&](StepId id) { return lines(id).first(); };
            compareActivation(line(StepId::x1), functions.hidden);
            if (functions.output == Activation::Softmax)
                compareResult(std::exp(shownIn(line(StepId::x2), 0)) / shownIn(line(StepId::x2), 1),
                              line(StepId::x2));
            else
                compareActivation(line(StepId::x2), functions.output);
            compareSlope(lines(StepId::delta1).last(), functions.hidden);
            if (functions.cost == Cost::Quadratic)
                compareSlope(lines(StepId::delta2).last(), functions.output);
            for (const StepId id : {StepId::z1, StepId::z2})
                compareResult(shownIn(line(id), 0) + shownIn(line(id), 1), line(id));
            for (const StepId id : {StepId::dW2, StepId::dW1, StepId::delta1})
                compareResult(shownIn(line(id), 0) * shownIn(line(id), 1), line(id));
            const WorkedEquation delta2 = line(StepId::delta2);
            const double slope = functions.cost == Cost::Quadratic ? shownIn(delta2, 2) : 1;
            compareResult((shownIn(delta2, 0) - shownIn(delta2, 1)) * slope, delta2);
            const WorkedEquation update = line(StepId::update);
            compareResult(shownIn(update, 0) - shownIn(update, 1) * shownIn(update, 2), update);
        }
    const StepNumbers after = stepNumbers(*open, StepId::after, {}, scaled_substep, mostRows);
    const QString drop = after.lines[0].last().text;
    QVERIFY2(shows(drop, reference.after.loss - reference.pass.loss, 1e-12L), qPrintable(drop));
    compareResult(shownIn(after.lines[0], 0) - shownIn(after.lines[0], 1), after.lines[0]);
    const QString promised = after.lines[1].last().text;
    QVERIFY2(shows(promised, -rate * reference.squaredNorm, 1e-12L), qPrintable(promised));
    compareResult(-shownIn(after.lines[1], 0) * shownIn(after.lines[1], 1), after.lines[1]);
}

void TestStepNumbers::sumsAreShownWhole()
{
    const auto network = std::make_shared<const Network<float>>(networkOf(100, {}));
    const auto open = inspectPass(network, someExample(), 1);
    const SelectedIndices chosen{300, 50, 3, Term::W2};
    const StepNumbers few = stepNumbers(*open, StepId::z2, chosen, scaled_substep, mostRows);
    QVERIFY(few.contributions->isLong);
    QCOMPARE(few.contributions->rows.size(), std::size_t(mostRows + 1));
    QCOMPARE(few.contributions->left, 100 - mostRows);
    const StepNumbers all = stepNumbers(*open, StepId::z2, chosen, scaled_substep, 1024);
    QCOMPARE(all.contributions->rows.size(), std::size_t(100));
    QCOMPARE(all.contributions->left, 0);
    for (std::size_t row = 1; row < 100; ++row)
        QVERIFY(std::abs(all.contributions->rows[row].value) <=
                std::abs(all.contributions->rows[row - 1].value));
}

void TestStepNumbers::contributionsArriveOneByOne()
{
    const auto network = std::make_shared<const Network<float>>(networkOf(30, {}));
    const Example example = someExample();
    const auto open = inspectPass(network, example, 1);
    const Reference reference(*network, example, 1);
    const SelectedIndices chosen{300, 14, 3, Term::W2};
    Real sum = 0;
    for (int arrived = 0; arrived <= digit_count; ++arrived) {
        const StepNumbers numbers = stepNumbers(*open, StepId::delta1, chosen, arrived, mostRows);
        QCOMPARE(numbers.contributions->arrived, arrived);
        QVERIFY(numbers.lines.isEmpty());
        if (arrived > 0)
            QVERIFY(shows(numbers.contributions->sumLine.last().text, sum, 1e-15L));
        if (arrived < digit_count)
            sum += reference.value({Term::W2, 14, arrived}) * reference.value({Term::delta2, arrived, 0});
    }
    const StepNumbers scaled = stepNumbers(*open, StepId::delta1, chosen, scaled_substep, mostRows);
    QVERIFY(shows(scaled.lines.first().last().text, reference.value({Term::delta1, 14, 0}), 1e-15L));
}

DELTASCOPE_TEST(TestStepNumbers)
#include "test_step_numbers.moc"
