// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/numbers/step_numbers.h"

#include "ui/step/numbers/activation_lines.h"
#include "ui/step/numbers/contributions.h"
#include "ui/step/pass/step_text.h"
#include "ui/step/pass/term_values.h"
#include "ui/step/pass/walk_position.h"
#include "ui/theme/numbers.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr int resultDigits = 4;

const QString equals = QStringLiteral("=");
const QString almost = QStringLiteral("≈");
const QString times = QStringLiteral("·");
const QString minus = QStringLiteral("−");
const QString sigma = QStringLiteral("Σ");

QString equalSign(bool exact)
{
    return exact ? equals : almost;
}

WorkedEquation targetLine(const InspectedPass &open, const Selection &y)
{
    const double value = valueAt(open, y);
    return WorkedEquationBuilder()
        .name(y)
        .op(equals)
        .result(y, value, shownNumber(value, resultDigits))
        .line();
}

// An input of a network for work by hand is given; a pixel was a byte.
WorkedEquation inputLine(const InspectedPass &open, const SelectedIndices &chosen)
{
    const Selection x0 = chosen.numberOf(Term::x0);
    const double value = valueAt(open, x0);
    WorkedEquationBuilder line;
    line.name(x0).op(equals);
    if (open.isChanged(x0))
        return line.result(x0, value, shownNumber(value, resultDigits))
            .op(QStringLiteral(","))
            .op(StepText::tr("set by hand"))
            .line();
    if (!open.content->example.hand) {
        const double pixel = open.content->example.image[static_cast<std::size_t>(chosen.pixel)];
        line.number(pixel, exactNumber(pixel)).op(QStringLiteral("/ 255")).op(equals);
    }
    return line.result(x0, value, shownNumber(value, resultDigits)).line();
}

// The target's 1, and the entry of y that is chosen; of numbers every target.
StepNumbers inputNumbers(const InspectedPass &open, const SelectedIndices &chosen)
{
    const Example &example = open.content->example;
    StepNumbers numbers{{}, {inputLine(open, chosen)}};
    for (int k = 0; k < open.sizes().outputs; ++k)
        if (example.hand || k == *example.label)
            numbers.lines.append(targetLine(open, {Term::y, k, 0}));
    if (!example.marksTarget(chosen.output))
        numbers.lines.append(targetLine(open, chosen.numberOf(Term::y)));
    return numbers;
}

// z = Σ + b.
WorkedEquation weightedInputLine(const InspectedPass &open, const Selection &z, const Selection &b,
                                 double sum)
{
    const double bias = valueAt(open, b);
    const double result = valueAt(open, z);
    const DisplayPrecision digits = digitsWithBias(sum, bias, result);
    return WorkedEquationBuilder()
        .name(z)
        .op(equals)
        .op(sigma)
        .op(QStringLiteral("+"))
        .name(b)
        .op(equals)
        .number(sum, shownNumber(sum, digits.operands))
        .op(QStringLiteral("+"))
        .number(b, bias, shownNumber(bias, digits.operands), true)
        .op(equalSign(digits.exact))
        .result(z, result, shownSigned(result, digits.result))
        .line();
}

StepNumbers lossNumbers(const InspectedPass &open, int substep)
{
    const Selection loss{Term::loss, 0, 0};
    const Contributions terms = lossContributions(open, substep);
    WorkedEquationBuilder line;
    if (terms.arrived == open.sizes().outputs)
        line.name(loss).op(equals).op(sigma).op(equals).result(loss, open.pass().loss,
                                                               shownNumber(open.pass().loss, resultDigits));
    return {terms, {line.line()}};
}

// (x² − y) φ′(z²), or x² − y where φ′ cancels.
StepNumbers delta2Numbers(const InspectedPass &open, const SelectedIndices &chosen)
{
    const Selection delta = chosen.numberOf(Term::delta2);
    const Selection x = chosen.numberOf(Term::x2);
    const Selection y = chosen.numberOf(Term::y);
    const Selection slope = chosen.numberOf(Term::phi_prime_z2);
    const bool scaled = !facts(open.functions().cost).cancels_phi_prime;
    const double result = valueAt(open, delta);
    std::vector<Operand> operands = {{valueAt(open, x)}, {valueAt(open, y)}};
    if (scaled)
        operands.push_back({valueAt(open, slope)});
    const DisplayPrecision digits = digitsFor(operands, result, resultDigits, [](auto shown) {
        return (shown[0] - shown[1]) * (shown.size() > 2 ? shown[2] : 1);
    });

    WorkedEquationBuilder line;
    line.name(delta).op(equals);
    if (scaled)
        line.op(QStringLiteral("("));
    line.name(x).op(minus).name(y);
    if (scaled)
        line.op(QStringLiteral(") ·")).name(slope);
    line.op(equals);
    if (scaled)
        line.op(QStringLiteral("("));
    line.number(x, operands[0].value, shownNumber(operands[0].value, digits.operands))
        .op(minus)
        .number(y, operands[1].value, shownNumber(operands[1].value, digits.operands));
    if (scaled)
        line.op(QStringLiteral(") ·"))
            .number(slope, operands[2].value, shownNumber(operands[2].value, digits.operands));
    line.op(equalSign(digits.exact)).result(delta, result, shownSigned(result, digits.result));
    StepNumbers numbers{{}, {line.line()}};
    if (scaled)
        numbers.lines.append(slopeLine(open, slope, digits.operands));
    return numbers;
}

// "δ¹₁₄ = 0, as x¹₁₄ is held"
WorkedEquation heldDeltaLine(const InspectedPass &open, const SelectedIndices &chosen)
{
    const Selection delta = chosen.numberOf(Term::delta1);
    const double value = valueAt(open, delta);
    return WorkedEquationBuilder()
        .name(delta)
        .op(equals)
        .result(delta, value, shownNumber(value, resultDigits))
        .op(QStringLiteral(","))
        .op(StepText::tr("as"))
        .name(chosen.numberOf(Term::x1))
        .op(StepText::tr("is held by hand"))
        .line();
}

StepNumbers delta1Numbers(const InspectedPass &open, const SelectedIndices &chosen, int substep)
{
    const Selection delta = chosen.numberOf(Term::delta1);
    const Selection slope = chosen.numberOf(Term::phi_prime_z1);
    StepNumbers numbers{outputContributions(open, chosen.unit, substep), {}};
    if (substep < scaled_substep)
        return numbers;
    if (open.pass().holds(chosen.unit)) {
        numbers.lines.append(heldDeltaLine(open, chosen));
        return numbers;
    }
    const double sum = backwardSum(open, chosen.unit);
    const double slopeValue = valueAt(open, slope);
    const double result = valueAt(open, delta);
    const DisplayPrecision digits = digitsScaled(sum, slopeValue, result);
    numbers.lines.append(WorkedEquationBuilder()
                             .name(delta)
                             .op(equals)
                             .op(sigma)
                             .op(times)
                             .name(slope)
                             .op(equals)
                             .number(sum, shownNumber(sum, digits.operands))
                             .op(times)
                             .number(slope, slopeValue, shownNumber(slopeValue, digits.operands))
                             .op(equalSign(digits.exact))
                             .result(delta, result, shownSigned(result, digits.result))
                             .line());
    numbers.lines.append(slopeLine(open, slope, digits.operands));
    return numbers;
}

// One entry of an outer product.
WorkedEquation outerProductLine(const InspectedPass &open, const Selection &gradient, const Selection &x,
                                const Selection &delta)
{
    const Operand operands[] = {{valueAt(open, x)}, {valueAt(open, delta)}};
    const double result = valueAt(open, gradient);
    const DisplayPrecision digits =
        digitsFor(operands, result, resultDigits, [](auto shown) { return shown[0] * shown[1]; });
    return WorkedEquationBuilder()
        .name(gradient)
        .op(equals)
        .name(x)
        .op(times)
        .name(delta)
        .op(equals)
        .number(x, operands[0].value, shownNumber(operands[0].value, digits.operands))
        .op(times)
        .number(delta, operands[1].value, shownNumber(operands[1].value, digits.operands), true)
        .op(equalSign(digits.exact))
        .result(gradient, result, shownSigned(result, digits.result))
        .line();
}

WorkedEquation sameLine(const InspectedPass &open, const Selection &gradient, const Selection &delta)
{
    const double value = valueAt(open, gradient);
    return WorkedEquationBuilder()
        .name(gradient)
        .op(equals)
        .name(delta)
        .op(equals)
        .result(gradient, value, shownSigned(value, resultDigits))
        .line();
}

// So many digits of the new value that the change shows in three of them.
int digitsThatShowChange(double value, double change)
{
    if (value == 0 || change == 0 || !std::isfinite(value / change))
        return resultDigits;
    const double apart = std::floor(std::log10(std::abs(value))) - std::floor(std::log10(std::abs(change)));
    return std::clamp(3 + static_cast<int>(apart), resultDigits, 15);
}

WorkedEquation updateLine(const InspectedPass &open, const Selection &parameter)
{
    const Selection gradient = gradientOf(parameter);
    const Selection eta{Term::eta, 0, 0};
    const Operand operands[] = {{valueAt(open, parameter)}, {open.learning_rate}, {valueAt(open, gradient)}};
    const double result = updatedValue(open, parameter);
    if (open.fixed_biases && (parameter.term == Term::b1 || parameter.term == Term::b2))
        return WorkedEquationBuilder()
            .op(StepText::tr("stays:"))
            .name(parameter)
            .op(equals)
            .result(parameter, result, shownNumber(result, resultDigits), QStringLiteral("theta"))
            .line();
    const int shownDigits = digitsThatShowChange(result, operands[1].value * operands[2].value);
    const DisplayPrecision digits =
        digitsFor(operands, result, shownDigits, [](auto shown) { return shown[0] - shown[1] * shown[2]; });
    return WorkedEquationBuilder()
        .name(parameter)
        .op(minus)
        .name(eta)
        .op(times)
        .name(gradient)
        .op(equals)
        .number(parameter, operands[0].value, shownNumber(operands[0].value, digits.operands))
        .op(minus)
        .number(eta, operands[1].value, shownNumber(operands[1].value, digits.operands))
        .op(times)
        .number(gradient, operands[2].value, shownNumber(operands[2].value, digits.operands), true)
        .op(equalSign(digits.exact))
        .result(parameter, result, shownSigned(result, digits.result), QStringLiteral("theta"))
        .line();
}

StepNumbers afterNumbers(const InspectedPass &open)
{
    const Selection before{Term::loss, 0, 0};
    const Selection after{Term::loss_after, 0, 0};
    const Selection eta{Term::eta, 0, 0};
    const QString norm = QStringLiteral("grad_norm");
    const Operand losses[] = {{open.after().loss}, {open.pass().loss}};
    const DisplayPrecision digits =
        digitsFor(losses, open.drop(), resultDigits, [](auto shown) { return shown[0] - shown[1]; });
    const Operand factors[] = {{open.learning_rate}, {open.squared_norm}};
    const DisplayPrecision promised = digitsFor(factors, open.promisedDrop(), resultDigits,
                                                [](auto shown) { return -shown[0] * shown[1]; });
    WorkedEquationBuilder drop;
    drop.op(StepText::tr("the drop:"))
        .name(after)
        .op(minus)
        .name(before)
        .op(equals)
        .number(after, losses[0].value, shownNumber(losses[0].value, digits.operands))
        .op(minus)
        .number(before, losses[1].value, shownNumber(losses[1].value, digits.operands))
        .op(equalSign(digits.exact))
        .number(open.drop(), shownSigned(open.drop(), digits.result), symbolOfTerm(Term::loss_after));
    WorkedEquationBuilder promise;
    promise.op(StepText::tr("promised:"))
        .op(minus)
        .name(eta)
        .name(QStringLiteral("‖∇L_{n}‖^{2}"), norm)
        .op(equals)
        .op(minus)
        .number(eta, open.learning_rate, shownNumber(open.learning_rate, promised.operands))
        .op(times)
        .number(open.squared_norm, shownNumber(open.squared_norm, promised.operands), norm)
        .op(equalSign(promised.exact))
        .number(open.promisedDrop(), shownSigned(open.promisedDrop(), promised.result), norm);
    StepNumbers numbers{{}, {drop.line(), promise.line()}};
    if (open.promisedDrop() == 0)
        return numbers;
    const double ratio = open.drop() / open.promisedDrop();
    WorkedEquationBuilder share;
    share.op(StepText::tr("drop ÷ promise"))
        .op(equals)
        .number(open.drop(), shownSigned(open.drop(), digits.result))
        .op(QStringLiteral("÷"))
        .number(open.promisedDrop(), shownSigned(open.promisedDrop(), promised.result))
        .op(almost)
        .number(ratio, shownNumber(ratio, 3));
    numbers.lines.append(share.line());
    return numbers;
}
} // namespace

StepNumbers stepNumbers(const InspectedPass &open, StepId step, const SelectedIndices &chosen, int substep,
                        int mostRows)
{
    const auto at = [&](Term term) { return chosen.numberOf(term); };
    switch (step) {
    case StepId::x0:
        return inputNumbers(open, chosen);
    case StepId::z1:
        return {pixelContributions(open, chosen.unit, mostRows),
                {weightedInputLine(open, at(Term::z1), at(Term::b1), pixelSum(open, chosen.unit))}};
    case StepId::x1:
        return {{}, {activationLine(open, at(Term::x1))}};
    case StepId::z2:
        return {unitContributions(open, chosen.output, mostRows),
                {weightedInputLine(open, at(Term::z2), at(Term::b2), unitSum(open, chosen.output))}};
    case StepId::x2:
        return {{}, {activationLine(open, at(Term::x2))}};
    case StepId::loss:
        return lossNumbers(open, substep);
    case StepId::delta2:
        return delta2Numbers(open, chosen);
    case StepId::delta1:
        return delta1Numbers(open, chosen, substep);
    case StepId::dW2:
        return {{}, {outerProductLine(open, at(Term::dW2), at(Term::x1), at(Term::delta2))}};
    case StepId::db2:
        return {{}, {sameLine(open, at(Term::db2), at(Term::delta2))}};
    case StepId::dW1:
        return {{}, {outerProductLine(open, at(Term::dW1), at(Term::x0), at(Term::delta1))}};
    case StepId::db1:
        return {{}, {sameLine(open, at(Term::db1), at(Term::delta1))}};
    case StepId::update:
        return {{}, {updateLine(open, at(chosen.parameter))}};
    case StepId::after:
        return afterNumbers(open);
    }
    return {};
}

} // namespace deltascope
