// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/numbers/activation_lines.h"

#include "ui/step/numbers/display_precision.h"
#include "ui/step/pass/step_text.h"
#include "ui/step/pass/term_values.h"

#include <cmath>

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
        break;
    case Activation::Linear:
    case Activation::Softmax: // has a line of its own
        line.number(at, z, text);
    }
}

// "x²₆ = e^2.431 / Σ e^z = e^2.431 / 13.72 = 0.8291"; where the powers would grow too large, the largest z is
// subtracted from all.
WorkedEquation softmaxLine(const InspectedPass &open, const Selection &x)
{
    constexpr double largestPower = 30;
    const Selection at{Term::z2, x.row, 0};
    const Vector<double> &z2 = open.pass().z2;
    const double shift = z2.cwiseAbs().maxCoeff() > largestPower ? z2.maxCoeff() : 0;
    const double exponent = z2[x.row] - shift;
    const double powers = (z2.array() - shift).exp().sum();
    const double result = valueAt(open, x);
    const Operand operands[] = {{exponent}, {powers}};
    const DisplayPrecision digits =
        digitsFor(operands, result, resultDigits, [](auto shown) { return std::exp(shown[0]) / shown[1]; });
    const QString shifted =
        shift == 0 ? QString() : QStringLiteral(" − %1").arg(shownNumber(shift, resultDigits));
    const QString power = QStringLiteral("e^{%1}").arg(shownNumber(exponent, digits.operands));
    WorkedEquationBuilder line;
    line.name(x).op(equals).op(QStringLiteral("e^{z%1} / Σ e^{z%1}").arg(shifted)).op(equals);
    if (shift == 0)
        line.number(at, exponent, power);
    else
        line.number(exponent, power);
    return line.op(QStringLiteral("/"))
        .number(powers, shownNumber(powers, digits.operands))
        .op(digits.exact ? equals : almost)
        .result(x, result, shownNumber(result, digits.result))
        .line();
}

// "x¹₁₄ = 0.9, held by hand"
WorkedEquation heldLine(const InspectedPass &open, const Selection &x)
{
    const double value = valueAt(open, x);
    return WorkedEquationBuilder()
        .name(x)
        .op(equals)
        .result(x, value, shownNumber(value, resultDigits))
        .op(QStringLiteral(","))
        .op(StepText::tr("held by hand"))
        .line();
}
} // namespace

WorkedEquation activationLine(const InspectedPass &open, const Selection &x)
{
    const Selection at{x.term == Term::x1 ? Term::z1 : Term::z2, x.row, 0};
    const Activation activation = activationOf(open, x.term == Term::x1);
    if (!facts(activation).componentwise)
        return softmaxLine(open, x);
    if (x.term == Term::x1 && open.pass().holds(x.row))
        return heldLine(open, x);
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

namespace {
// What φ′ is computed from: x where φ′ is a function of it.
double slopeFrom(Activation activation, double x)
{
    return activation == Activation::Tanh ? (1 - x) * (1 + x) : x * (1 - x);
}

// "x (1 − x)" or "1 − x²", in so many digits that φ′ comes out as shown.
void addSlopeFormula(WorkedEquationBuilder &line, Activation activation, const Selection &x, double value,
                     const QString &text)
{
    if (activation != Activation::Tanh)
        line.number(x, value, text)
            .op(QStringLiteral("· (1 −"))
            .number(x, value, text)
            .op(QStringLiteral(")"));
    else
        line.op(QStringLiteral("1 −")).number(x, value, text, true).op(QStringLiteral("^{2}"));
}
} // namespace

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
    switch (activation) {
    case Activation::Relu:
    case Activation::LeakyRelu: {
        const double z = valueAt(open, at);
        return line.result(slope, result, shown)
            .op(QStringLiteral(","))
            .name(at)
            .op(equals)
            .number(at, z, shownNumber(z, resultDigits))
            .op(z > 0 ? QStringLiteral("> 0") : QStringLiteral("≤ 0"))
            .line();
    }
    case Activation::Linear:
        return line.result(slope, result, shown).line();
    case Activation::Sigmoid:
    case Activation::Tanh:
    case Activation::Softmax: // only its diagonal
        break;
    }
    const double value = valueAt(open, x);
    const Operand operands[] = {{value}};
    const DisplayPrecision digits = digitsFor(operands, result, slopeDigits, [activation](auto shownX) {
        return slopeFrom(activation, shownX[0]);
    });
    addSlopeFormula(line, activation, x, value, shownNumber(value, digits.operands));
    return line.op(digits.exact ? equals : almost).result(slope, result, shown).line();
}

} // namespace deltascope
