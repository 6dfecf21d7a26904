// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/numbers/contributions.h"

#include "ui/step/numbers/display_precision.h"
#include "ui/step/pass/step_text.h"
#include "ui/step/pass/term_values.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deltascope {

namespace {
constexpr int resultDigits = 4;
constexpr double saturated = 12; // |z| from which 1 − x² has lost more digits than it shows

constexpr std::size_t shortSum = 10;

const QString minus = QStringLiteral("−");

struct Product
{
    int index;
    Selection first;
    Selection second;
    double a;
    double b;

    double value() const { return a * b; }
};

// How many digits fewer a term needs than the largest.
int fewerDigits(double value, double largest)
{
    if (value == 0 || !(largest > 0))
        return 0;
    return static_cast<int>(std::floor(std::log10(largest / std::abs(value))));
}

double sumOf(const std::vector<Product> &products)
{
    return std::transform_reduce(products.begin(), products.end(), 0.0, std::plus(),
                                 [](const Product &product) { return product.value(); });
}

double largestOf(const std::vector<Product> &products)
{
    double largest = 0;
    for (const Product &product : products)
        largest = std::max(largest, std::abs(product.value()));
    return largest;
}

double sumOfShown(std::span<const double> shown)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < shown.size(); i += 2)
        sum += shown[i] * shown[i + 1];
    return shown.size() % 2 ? sum + shown.back() : sum;
}

// Two for each product, and one for the sum of those that are left.
std::vector<Operand> operandsOf(std::span<const Product> products, double largest, const double *left)
{
    std::vector<Operand> operands;
    for (const Product &product : products) {
        const int fewer = fewerDigits(product.value(), largest);
        operands.push_back({product.a, fewer});
        operands.push_back({product.b, fewer});
    }
    if (left)
        operands.push_back({*left});
    return operands;
}

// The largest first; returns those beyond most.
std::vector<Product> keepLargest(std::vector<Product> &products, int most)
{
    const auto larger = [](const Product &a, const Product &b) {
        return std::abs(a.value()) > std::abs(b.value());
    };
    const auto kept = std::min(static_cast<std::size_t>(most), products.size());
    const auto end = products.begin() + static_cast<std::ptrdiff_t>(kept);
    std::partial_sort(products.begin(), end, products.end(), larger);
    std::vector<Product> left(end, products.end());
    products.erase(end, products.end());
    return left;
}

WorkedEquation sumLine(double sum, int digits, bool exact)
{
    return WorkedEquationBuilder()
        .op(QStringLiteral("Σ"))
        .op(exact ? QStringLiteral("=") : QStringLiteral("≈"))
        .number(sum, shownSigned(sum, digits))
        .line();
}

Contribution rowOf(const Product &product, const DisplayPrecision &digits, double largest)
{
    const int shown = digits.of({product.value(), fewerDigits(product.value(), largest)});
    return {QString::number(product.index),
            WorkedEquationBuilder()
                .number(product.first, product.a, shownSigned(product.a, shown))
                .op(QStringLiteral("·"))
                .number(product.second, product.b, shownSigned(product.b, shown))
                .line(),
            product.value()};
}

Contribution rowOfLeft(std::size_t count, double sum, const DisplayPrecision &digits)
{
    return {StepText::tr("%n more", nullptr, static_cast<int>(count)),
            WorkedEquationBuilder().number(sum, shownSigned(sum, digits.operands)).line(), sum};
}

Contributions longSum(std::vector<Product> products, QChar index, int mostRows, int sumDigits)
{
    Contributions made;
    made.index = index;
    made.isLong = products.size() > shortSum;
    made.sum = sumOf(products);
    const double largest = largestOf(products);
    const std::vector<Product> left = keepLargest(products, mostRows);
    const double leftSum = sumOf(left);
    const auto operands = operandsOf(products, largest, left.empty() ? nullptr : &leftSum);
    const DisplayPrecision digits = digitsFor(operands, made.sum, sumDigits, sumOfShown);
    for (const Product &product : products)
        made.rows.push_back(rowOf(product, digits, largest));
    if (!left.empty())
        made.rows.push_back(rowOfLeft(left.size(), leftSum, digits));
    made.left = static_cast<int>(left.size());
    made.arrived = static_cast<int>(made.rows.size());
    made.sumLine = sumLine(made.sum, sumDigits, digits.exact);
    return made;
}

std::vector<Product> pixelProducts(const InspectedPass &open, int unit)
{
    std::vector<Product> products;
    const Vector<double> &x0 = open.pass().x0;
    for (int i = 0; i < open.sizes().inputs; ++i)
        if (x0[i] != 0)
            products.push_back(
                {i, {Term::W1, i, unit}, {Term::x0, i, 0}, open.parameters().W1(i, unit), x0[i]});
    return products;
}

std::vector<Product> unitProducts(const InspectedPass &open, int output)
{
    std::vector<Product> products;
    for (int j = 0; j < open.hiddenUnits(); ++j)
        products.push_back(
            {j, {Term::W2, j, output}, {Term::x1, j, 0}, open.parameters().W2(j, output), open.pass().x1[j]});
    return products;
}

std::vector<Product> outputProducts(const InspectedPass &open, int unit)
{
    std::vector<Product> products;
    for (int k = 0; k < open.sizes().outputs; ++k)
        products.push_back({k,
                            {Term::W2, unit, k},
                            {Term::delta2, k, 0},
                            open.parameters().W2(unit, k),
                            open.pass().delta2[k]});
    return products;
}

// Some of the sum, in as many digits as come out of the rows as they are shown.
WorkedEquation partialSum(std::span<const Product> arrived, const DisplayPrecision &digits, double largest,
                          double sum)
{
    const auto operands = operandsOf(arrived, largest, nullptr);
    const int shown = digitsThatComeOut(operands, digits, sum, resultDigits, sumOfShown);
    return sumLine(sum, std::max(shown, 1), shown > 0);
}

// What the term of the loss of one output is calculated from, and how.
struct LossTerm
{
    Selection operand;
    double value;
    double (*formula)(double operand, double y);
};

// From x² as it is written, whose digits suffice where no output is saturated.
double crossEntropyOf(double x, double y)
{
    return (y > 0 ? -y * std::log(x) : 0) - (y < 1 ? (1 - y) * std::log1p(-x) : 0);
}

// From z² as it is written, where x² has rounded to its target.
double crossEntropyOfSum(double z, double y)
{
    const auto one = [](double value) { return Vector<double>(Vector<double>::Constant(1, value)); };
    return loss(Cost::CrossEntropy, one(z), one(0), one(y));
}

double logLikelihoodOf(double x, double y)
{
    return y > 0 ? -y * std::log(x) : 0;
}

double halfSquare(double x, double y)
{
    return (x - y) * (x - y) / 2;
}

LossTerm lossTerm(const InspectedPass &open, int k)
{
    const Pass<double> &pass = open.pass();
    const Selection x2{Term::x2, k, 0};
    const Cost cost = open.functions().cost;
    const double value = loss_terms(cost, pass.z2, pass.x2, pass.y)[k];
    switch (cost) {
    case Cost::Quadratic:
        break;
    case Cost::CrossEntropy:
        return std::abs(pass.z2[k]) > saturated ? LossTerm{{Term::z2, k, 0}, value, crossEntropyOfSum}
                                                : LossTerm{x2, value, crossEntropyOf};
    case Cost::LogLikelihood:
        return {x2, value, logLikelihoodOf};
    }
    return {x2, value, halfSquare};
}

// −ln x for a target of 1, −ln(1 − x) for 0, and the weighted sum of both for any other.
void addCrossEntropy(WorkedEquationBuilder &line, const Selection &x2, double x, const QString &text,
                     const Selection &target, double y)
{
    const QString shown = shownNumber(y, resultDigits);
    if (y > 0 && y < 1)
        line.op(QStringLiteral("−[")).number(target, y, shown).op(QStringLiteral("ln"));
    else if (y == 1)
        line.op(QStringLiteral("−ln"));
    if (y > 0)
        line.number(x2, x, text);
    if (y > 0 && y < 1)
        line.op(QStringLiteral("+ (1 −")).number(target, y, shown).op(QStringLiteral(") ln(1 −"));
    else if (y == 0)
        line.op(QStringLiteral("−ln(1 −"));
    if (y < 1)
        line.number(x2, x, text).op(y == 0 ? QStringLiteral(")") : QStringLiteral(")]"));
}

void addCrossEntropyOfSum(WorkedEquationBuilder &line, const Selection &z2, double z, const QString &text,
                          const Selection &target, double y)
{
    const QString rest = QStringLiteral("ln(1 + e^{−z})");
    const QString right = QStringLiteral("ln(1 + e^{z})");
    if (y > 0 && y < 1)
        line.number(target, y, shownNumber(y, resultDigits))
            .op(rest + QStringLiteral(" + (1 −"))
            .number(target, y, shownNumber(y, resultDigits))
            .op(QStringLiteral(") ") + right + QStringLiteral(", z ="));
    else
        line.op((y > 0 ? rest : right) + QStringLiteral(", z ="));
    line.number(z2, z, text);
}

WorkedEquation lossLine(const InspectedPass &open, int k, const LossTerm &term, int digits)
{
    const double y = open.pass().y[k];
    const double operand = valueAt(open, term.operand);
    const QString text = shownNumber(operand, digits);
    const Selection target{Term::y, k, 0};
    WorkedEquationBuilder line;
    switch (open.functions().cost) {
    case Cost::Quadratic:
        line.op(QStringLiteral("½ ("))
            .number(term.operand, operand, text)
            .op(minus)
            .number(target, y, shownNumber(y, digits))
            .op(QStringLiteral(")^{2}"));
        break;
    case Cost::CrossEntropy:
        if (term.operand.term == Term::x2)
            addCrossEntropy(line, term.operand, operand, text, target, y);
        else
            addCrossEntropyOfSum(line, term.operand, operand, text, target, y);
        break;
    case Cost::LogLikelihood:
        if (y == 1)
            line.op(QStringLiteral("−ln"));
        else
            line.op(minus).number(target, y, shownNumber(y, resultDigits)).op(QStringLiteral("· ln"));
        line.number(term.operand, operand, text);
    }
    return line.line();
}

QString lossHeading(Cost cost)
{
    switch (cost) {
    case Cost::Quadratic:
        break;
    case Cost::CrossEntropy:
        return QStringLiteral("−[y_{k} ln x^{2}_{k} + (1 − y_{k}) ln(1 − x^{2}_{k})]");
    case Cost::LogLikelihood:
        return QStringLiteral("−y_{k} ln x^{2}_{k}");
    }
    return QStringLiteral("½ (x^{2}_{k} − y_{k})^{2}");
}
} // namespace

double backwardSum(const InspectedPass &open, int unit)
{
    return sumOf(outputProducts(open, unit));
}

double pixelSum(const InspectedPass &open, int unit)
{
    return sumOf(pixelProducts(open, unit));
}

double unitSum(const InspectedPass &open, int output)
{
    return sumOf(unitProducts(open, output));
}

DisplayPrecision digitsWithBias(double sum, double bias, double result)
{
    const Operand operands[] = {{sum}, {bias}};
    return digitsFor(operands, result, resultDigits, [](auto shown) { return shown[0] + shown[1]; });
}

DisplayPrecision digitsScaled(double sum, double slope, double result)
{
    const Operand operands[] = {{sum}, {slope}};
    return digitsFor(operands, result, resultDigits, [](auto shown) { return shown[0] * shown[1]; });
}

Contributions pixelContributions(const InspectedPass &open, int unit, int mostRows)
{
    const double bias = open.parameters().b1[unit];
    const int digits = digitsWithBias(pixelSum(open, unit), bias, open.pass().z1[unit]).operands;
    Contributions made = longSum(pixelProducts(open, unit), QLatin1Char('i'), mostRows, digits);
    made.heading = QStringLiteral("w^{1}_{i,%1} · x^{0}_{i}").arg(unit);
    return made;
}

Contributions unitContributions(const InspectedPass &open, int output, int mostRows)
{
    const double bias = open.parameters().b2[output];
    const int digits = digitsWithBias(unitSum(open, output), bias, open.pass().z2[output]).operands;
    Contributions made = longSum(unitProducts(open, output), QLatin1Char('j'), mostRows, digits);
    made.heading = QStringLiteral("w^{2}_{j,%1} · x^{1}_{j}").arg(output);
    return made;
}

Contributions outputContributions(const InspectedPass &open, int unit, int arrived)
{
    const std::vector<Product> products = outputProducts(open, unit);
    const double sum = sumOf(products);
    const bool held = open.pass().holds(unit); // then nothing of the sum is left
    const double slope = held ? 0 : valueAt(open, {Term::phi_prime_z1, unit, 0});
    const int sumDigits = digitsScaled(sum, slope, open.pass().delta1[unit]).operands;
    const double largest = largestOf(products);
    const DisplayPrecision digits =
        digitsFor(operandsOf(products, largest, nullptr), sum, sumDigits, sumOfShown);

    Contributions made;
    made.index = QLatin1Char('k');
    made.heading = QStringLiteral("w^{2}_{%1,k} · δ^{2}_{k}").arg(unit);
    made.arrived = std::min(arrived, open.sizes().outputs);
    for (const Product &product : products)
        made.rows.push_back(rowOf(product, digits, largest));
    const auto shown = static_cast<std::size_t>(made.arrived);
    for (std::size_t k = 0; k < shown; ++k)
        made.sum += products[k].value();
    made.sumLine = made.arrived == open.sizes().outputs
                       ? sumLine(sum, sumDigits, digits.exact)
                       : partialSum(std::span(products).first(shown), digits, largest, made.sum);
    return made;
}

Contributions lossContributions(const InspectedPass &open, int arrived)
{
    std::vector<LossTerm> terms;
    double largest = 0;
    for (int k = 0; k < open.sizes().outputs; ++k) {
        terms.push_back(lossTerm(open, k));
        largest = std::max(largest, terms.back().value);
    }
    std::vector<Operand> operands;
    for (const LossTerm &term : terms)
        operands.push_back({valueAt(open, term.operand), fewerDigits(term.value, largest)});
    const auto sumOfTerms = [&](std::span<const double> shown) {
        double sum = 0;
        for (std::size_t k = 0; k < shown.size(); ++k)
            sum += terms[k].formula(shown[k], open.pass().y[static_cast<int>(k)]);
        return sum;
    };
    const DisplayPrecision digits = digitsFor(operands, open.pass().loss, resultDigits, sumOfTerms);

    Contributions made;
    made.index = QLatin1Char('k');
    made.heading = lossHeading(open.functions().cost);
    made.arrived = std::min(arrived, open.sizes().outputs);
    for (int k = 0; k < open.sizes().outputs; ++k) {
        const auto at = static_cast<std::size_t>(k);
        made.rows.push_back(
            {QString::number(k), lossLine(open, k, terms[at], digits.of(operands[at])), terms[at].value});
        if (k < made.arrived)
            made.sum += terms[at].value;
    }
    const auto shown = std::span(operands).first(static_cast<std::size_t>(made.arrived));
    const int sumDigits = digitsThatComeOut(shown, digits, made.sum, resultDigits, sumOfTerms);
    made.sumLine = sumLine(made.sum, std::max(1, sumDigits), sumDigits > 0);
    return made;
}

} // namespace deltascope
