// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/numbers/display_precision.h"

#include "core/platform/number_from.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace deltascope {

namespace {
constexpr int fewestDigits = 3;
constexpr int allDigits = 17; // of a double

bool agree(double a, double b, int digits)
{
    return asShown(a, digits) == asShown(b, digits);
}

constexpr int digitsWithoutResult = 6; // enough to work any answer out
constexpr double rounding = 1e-12;     // of the largest operand, at most

double calculated(std::span<const Operand> operands, const DisplayPrecision &digits, const Formula &formula)
{
    std::vector<double> shown;
    shown.reserve(operands.size());
    for (const Operand &operand : operands)
        shown.push_back(asShown(operand.value, digits.of(operand)));
    return formula(shown);
}

// A slip: more than rounding lies between the result and what these operands give.
bool isByAnotherRule(double result, double given, std::span<const Operand> operands)
{
    double largest = 0;
    for (const Operand &operand : operands)
        largest = std::max(largest, std::abs(operand.value));
    return std::abs(result - given) > rounding * largest;
}
} // namespace

double asShown(double value, int significant)
{
    if (!std::isfinite(value))
        return value;
    char text[40];
    const auto written =
        std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, significant - 1);
    return number_from<double>({text, written.ptr}).value_or(value);
}

QString shownSigned(double value, int significant)
{
    return value > 0 ? QLatin1Char('+') + shownNumber(value, significant) : shownNumber(value, significant);
}

int DisplayPrecision::of(const Operand &operand) const
{
    return std::max(std::min(fewestDigits, operands), operands - operand.fewer);
}

DisplayPrecision digitsFor(std::span<const Operand> operands, double result, int resultDigits,
                           const Formula &formula)
{
    if (!std::isfinite(result)) // hidden, or of a diverged network
        return {digitsWithoutResult, resultDigits};
    DisplayPrecision digits{resultDigits, resultDigits};
    for (; digits.operands <= allDigits; ++digits.operands)
        if (agree(calculated(operands, digits, formula), result, resultDigits))
            return digits;
    const double given = calculated(operands, {allDigits, resultDigits}, formula);
    return isByAnotherRule(result, given, operands) ? digitsFor(operands, given, resultDigits, formula)
                                                    : DisplayPrecision{allDigits, resultDigits, false};
}

int digitsThatComeOut(std::span<const Operand> operands, const DisplayPrecision &digits, double result,
                      int resultDigits, const Formula &formula)
{
    const double value = calculated(operands, digits, formula);
    while (resultDigits > 0 && !agree(value, result, resultDigits))
        --resultDigits;
    return resultDigits;
}

} // namespace deltascope
