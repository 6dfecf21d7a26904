// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/numbers/activation_lines.h"

#include "ui/step/numbers/display_precision.h"
#include "ui/step/pass/term_values.h"

namespace deltascope {

namespace {
constexpr int resultDigits = 4;

const QString equals = QStringLiteral("=");
const QString almost = QStringLiteral("≈");

QString phiSymbol(const Selection &x)
{
    return x.term == Term::x1 ? QStringLiteral("phi_hidden") : QStringLiteral("phi_output");
}

Activation activationOf(const InspectedPass &open, bool hidden)
{
    return hidden ? open.functions().hidden : open.functions().output;
}

// φ with z in it.
void addFormula(WorkedEquationBuilder &line, Activation activation, const Selection &at, double z, int digits)
{
    const QString text = shownNumber(z, digits);
    switch (activation) {
    case Activation::Sigmoid:
        line.op(QStringLiteral("1 / (1 +"))
            .number(at, z, QStringLiteral("e^{%1}").arg(shownNumber(-z, digits)))
            .op(QStringLiteral(")"));
        break;
    case Activation::Tanh:
        line.op(QStringLiteral("tanh")).number(at, z, z < 0 ? QStringLiteral("(%1)").arg(text) : text);
        break;
    case Activation::Relu:
        line.op(QStringLiteral("max(0,")).number(at, z, text).op(QStringLiteral(")"));
        break;
    case Activation::LeakyRelu:
        if (z > 0)
            line.number(at, z, text);
        else
            line.op(QStringLiteral("0.01 ·")).number(at, z, text, true);
    }
}
} // namespace

WorkedEquation activationLine(const InspectedPass &open, const Selection &x)
{
    const Selection at{x.term == Term::x1 ? Term::z1 : Term::z2, x.row, 0};
    const Activation activation = activationOf(open, x.term == Term::x1);
    const double z = valueAt(open, at);
    const double result = valueAt(open, x);
    const Operand operands[] = {{z}};
    const DisplayPrecision digits =
        digitsFor(operands, result, resultDigits, [&](auto shown) { return phi(activation, shown[0]); });
    WorkedEquationBuilder line;
    line.name(x).op(equals).name(QStringLiteral("φ"), phiSymbol(x)).op(QStringLiteral("(")).name(at);
    line.op(QStringLiteral(")")).op(equals);
    addFormula(line, activation, at, z, digits.operands);
    return line.op(digits.exact ? equals : almost)
        .result(x, result, shownNumber(result, digits.result))
        .line();
}

WorkedEquation slopeLine(const InspectedPass &open, const Selection &slope, int slopeDigits)
{
    const bool hidden = slope.term == Term::phi_prime_z1;
    const Activation activation = activationOf(open, hidden);
    const Selection at{hidden ? Term::z1 : Term::z2, slope.row, 0};
    const Selection x{hidden ? Term::x1 : Term::x2, slope.row, 0};
    const double result = valueAt(open, slope);
    const QString shown = shownNumber(result, slopeDigits);
    WorkedEquationBuilder line;
    line.name(slope).op(equals);
    if (has_kink(activation)) {
        const double z = valueAt(open, at);
        return line.result(slope, result, shown)
            .op(QStringLiteral(","))
            .name(at)
            .op(equals)
            .number(at, z, shownNumber(z, resultDigits))
            .op(z > 0 ? QStringLiteral("> 0") : QStringLiteral("≤ 0"))
            .line();
    }
    const double value = valueAt(open, x);
    const Operand operands[] = {{value}};
    const bool sigmoid = activation == Activation::Sigmoid;
    const DisplayPrecision digits = digitsFor(operands, result, slopeDigits, [sigmoid](auto a) {
        return sigmoid ? a[0] * (1 - a[0]) : (1 - a[0]) * (1 + a[0]);
    });
    const QString text = shownNumber(value, digits.operands);
    if (sigmoid)
        line.number(x, value, text)
            .op(QStringLiteral("· (1 −"))
            .number(x, value, text)
            .op(QStringLiteral(")"));
    else
        line.op(QStringLiteral("1 −")).number(x, value, text, true).op(QStringLiteral("^{2}"));
    return line.op(digits.exact ? equals : almost).result(slope, result, shown).line();
}

} // namespace deltascope
