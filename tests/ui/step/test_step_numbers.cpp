// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/step/fixture.h"

#include "ui/step/shown_digits.h"
#include "ui/step/step_numbers.h"
#include "ui/step/walk_position.h"

using namespace deltascope;
using plain::Real;

namespace {
constexpr int mostRows = 10;

// Every number of a pass, from plain loops over single numbers in extended precision.
struct Reference
{
    Network<double> network;
    double rate = 0;
    plain::Reals x0, y;
    plain::Pass pass;
    plain::Pass after;
    Real squaredNorm = 0;

    Reference(const Network<float> &original, const Example &example, double eta)
        : network(original.cast<double>())
        , rate(eta)
    {
        for (const std::uint8_t pixel : example.image)
            x0.push_back(static_cast<double>(pixel) / 255); // rounded to double, as the pass has it
        for (int k = 0; k < digit_count; ++k)
            y.push_back(k == *example.label ? 1 : 0);
        pass = plain::backpropagate(network, x0, y);
        Network<double> stepped = network;
        for (int j = 0; j < network.hidden_units(); ++j) {
            for (int i = 0; i < pixel_count; ++i)
                change(stepped.parameters.W1(i, j), x0[at(i)] * pass.delta1[at(j)]);
            for (int k = 0; k < digit_count; ++k)
                change(stepped.parameters.W2(j, k), pass.x1[at(j)] * pass.delta2[at(k)]);
            change(stepped.parameters.b1[j], pass.delta1[at(j)]);
        }
        for (int k = 0; k < digit_count; ++k)
            change(stepped.parameters.b2[k], pass.delta2[at(k)]);
        after = plain::forward(stepped, x0, y);
    }

    static std::size_t at(int index) { return static_cast<std::size_t>(index); }

    void change(double &parameter, Real gradient)
    {
        parameter = static_cast<double>(parameter - rate * gradient);
        squaredNorm += gradient * gradient;
    }

    Real value(const Selection &number) const
    {
        const auto [term, row, column] = number;
        const auto &[W1, b1, W2, b2] = network.parameters;
        switch (term) {
        case Term::x0:
            return x0[at(row)];
        case Term::y:
            return y[at(row)];
        case Term::W1:
            return W1(row, column);
        case Term::b1:
            return b1[row];
        case Term::z1:
            return pass.z1[at(row)];
        case Term::x1:
            return pass.x1[at(row)];
        case Term::W2:
            return W2(row, column);
        case Term::b2:
            return b2[row];
        case Term::z2:
            return pass.z2[at(row)];
        case Term::x2:
            return pass.x2[at(row)];
        case Term::loss:
            return pass.loss;
        case Term::delta2:
        case Term::db2:
            return pass.delta2[at(row)];
        case Term::delta1:
        case Term::db1:
            return pass.delta1[at(row)];
        case Term::dW2:
            return pass.x1[at(row)] * pass.delta2[at(column)];
        case Term::dW1:
            return x0[at(row)] * pass.delta1[at(column)];
        case Term::phi_prime_z1:
            return plain::phi_prime(network.functions.hidden, pass.z1[at(row)]);
        case Term::phi_prime_z2:
            return plain::phi_prime(network.functions.output, pass.z2[at(row)]);
        case Term::eta:
            return rate;
        case Term::loss_after:
            return after.loss;
        case Term::theta:
            break;
        }
        return NAN;
    }

    Real gradient(const Selection &parameter) const
    {
        switch (parameter.term) {
        case Term::W1:
            return value({Term::dW1, parameter.row, parameter.column});
        case Term::b1:
            return value({Term::db1, parameter.row, 0});
        case Term::W2:
            return value({Term::dW2, parameter.row, parameter.column});
        default:
            return value({Term::db2, parameter.row, 0});
        }
    }

    // What a piece should show: a number of the pass, or, named θ, the parameter after the update.
    Real shownBy(const Piece &piece) const
    {
        const Real number = value(*piece.number);
        return piece.symbol == QLatin1String("theta") ? number - rate * gradient(*piece.number) : number;
    }

    // Rounding of the pass in double: a few units in the last place of the largest term of its sums.
    Real slack(Term term) const
    {
        switch (term) {
        case Term::W1:
        case Term::b1:
        case Term::W2:
        case Term::b2:
        case Term::x0:
        case Term::y:
        case Term::eta:
            return 0;
        default:
            return 1e-12L;
        }
    }
};

QString bare(QString text)
{
    if (text.startsWith(QStringLiteral("e^{"))) // e to the power of −z
        return text.mid(3).chopped(1);
    return text;
}

void compare(const Line &line, const Reference &reference)
{
    for (const Piece &piece : line) {
        const bool isNumber = piece.role == Piece::Role::Number || piece.role == Piece::Role::Result;
        if (!isNumber || !piece.number)
            continue;
        const bool power = piece.text.startsWith(QStringLiteral("e^{"));
        const Real expected = reference.shownBy(piece) * (power ? -1 : 1);
        const QString context = plainText(line) + QStringLiteral(" — ") + piece.text;
        QVERIFY2(shows(bare(piece.text), expected, reference.slack(piece.number->term)), qPrintable(context));
    }
}

double shownIn(const Line &line, qsizetype number)
{
    for (const Piece &piece : line)
        if ((piece.role == Piece::Role::Number || piece.role == Piece::Role::Result) && number-- == 0)
            return readNumber(bare(piece.text));
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

// What comes out of the numbers as they are shown, in the digits in which the result is shown.
void compareResult(double calculated, const Line &line)
{
    const Piece &result = line.last();
    if (plainText(line).contains(QStringLiteral("≈")))
        return;
    const int digits = std::max(4, digitsIn(result.text));
    QVERIFY2(asShown(calculated, digits) == asShown(readNumber(result.text), digits) ||
                 std::abs(calculated - readNumber(result.text)) <= 1.02 * halfLastDigit(result.text),
             qPrintable(plainText(line)));
}

void compareSum(const Contributions &sum)
{
    double calculated = 0;
    for (const Contribution &row : sum.rows)
        calculated +=
            row.line.size() == 1 ? shownIn(row.line, 0) : shownIn(row.line, 0) * shownIn(row.line, 1);
    compareResult(calculated, sum.sumLine);
}
} // namespace

class TestStepNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNumberOfEveryStep_data();
    void everyNumberOfEveryStep();
    void sumsAreShownWhole();
    void contributionsArriveOneByOne();
};

void TestStepNumbers::everyNumberOfEveryStep_data()
{
    QTest::addColumn<int>("hiddenUnits");
    QTest::addColumn<Functions>("functions");
    for (const int units : {1, 2, 30, 1024})
        for (const Activation hidden : all_activations)
            for (const Activation output : all_activations)
                for (const Cost cost : all_costs)
                    if (const Functions functions = {hidden, output, cost}; functions.valid())
                        QTest::addRow("K = %d, %s, %s, %s", units, to_string(hidden).data(),
                                      to_string(output).data(), to_string(cost).data())
                            << units << functions;
}

void TestStepNumbers::everyNumberOfEveryStep()
{
    QFETCH(int, hiddenUnits);
    QFETCH(Functions, functions);
    const auto network = std::make_shared<const Network<float>>(networkOf(hiddenUnits, functions));
    const Example example = someExample();
    const double rate = 0.05;
    const auto open = openPass(network, example, rate);
    const Reference reference(*network, example, rate);

    const int units[] = {0, hiddenUnits / 2, hiddenUnits - 1};
    const int pixels[] = {0, 300, 783};
    const int outputs[] = {3, 0, 9};
    for (int choice = 0; choice < 3; ++choice)
        for (const Term parameter : {Term::W1, Term::b1, Term::W2, Term::b2}) {
            const Chosen chosen{pixels[choice], units[choice], outputs[choice], parameter};
            for (int step = 0; step < step_count; ++step) {
                const auto id = static_cast<StepId>(step);
                if (parameter != Term::W1 && id != StepId::update)
                    continue;
                const StepNumbers numbers = stepNumbers(*open, id, chosen, scaled_stage, mostRows);
                for (const Line &line : numbers.lines)
                    compare(line, reference);
                if (!numbers.contributions)
                    continue;
                for (const Contribution &row : numbers.contributions->rows)
                    compare(row.line, reference);
                if (id != StepId::loss)
                    compareSum(*numbers.contributions);
            }
            const auto line = [&](StepId id) {
                return stepNumbers(*open, id, chosen, scaled_stage, mostRows).lines.first();
            };
            for (const StepId id : {StepId::z1, StepId::z2})
                compareResult(shownIn(line(id), 0) + shownIn(line(id), 1), line(id));
            for (const StepId id : {StepId::dW2, StepId::dW1, StepId::delta1})
                compareResult(shownIn(line(id), 0) * shownIn(line(id), 1), line(id));
            const Line delta2 = line(StepId::delta2);
            const double slope = functions.cost == Cost::Quadratic ? shownIn(delta2, 2) : 1;
            compareResult((shownIn(delta2, 0) - shownIn(delta2, 1)) * slope, delta2);
            const Line update = line(StepId::update);
            compareResult(shownIn(update, 0) - shownIn(update, 1) * shownIn(update, 2), update);
        }
    const StepNumbers after = stepNumbers(*open, StepId::after, {}, scaled_stage, mostRows);
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
    const auto open = openPass(network, someExample(), 1);
    const Chosen chosen{300, 50, 3, Term::W2};
    const StepNumbers few = stepNumbers(*open, StepId::z2, chosen, scaled_stage, mostRows);
    QVERIFY(few.contributions->isLong);
    QCOMPARE(few.contributions->rows.size(), std::size_t(mostRows + 1));
    QCOMPARE(few.contributions->left, 100 - mostRows);
    const StepNumbers all = stepNumbers(*open, StepId::z2, chosen, scaled_stage, 1024);
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
    const auto open = openPass(network, example, 1);
    const Reference reference(*network, example, 1);
    const Chosen chosen{300, 14, 3, Term::W2};
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
    const StepNumbers scaled = stepNumbers(*open, StepId::delta1, chosen, scaled_stage, mostRows);
    QVERIFY(shows(scaled.lines.first().last().text, reference.value({Term::delta1, 14, 0}), 1e-15L));
}

QTEST_GUILESS_MAIN(TestStepNumbers)
#include "test_step_numbers.moc"
