// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/numbers.h"

#include <QString>

#include <functional>
#include <span>

namespace deltascope {

/// A number that goes into a calculation on screen.
struct Operand
{
    double value = 0;
    int fewer = 0; ///< so many digits fewer than the others, because it weighs less in the result
};

/// The number that a reader sees when shown this many significant digits of value.
double asShown(double value, int significant);

/// shownNumber() with a sign on both sides of zero.
QString shownSigned(double value, int significant);

using Formula = std::function<double(std::span<const double>)>;

/// In how many digits a calculation is shown.
///
/// The rule: whoever takes the operands as they are shown, calculates, and rounds to the digits of the result
/// gets the result as it is shown. The result has the digits asked for; the operands have the least number of
/// digits, the same for all but those that weigh less, with which this comes true. Where even all the digits
/// of a double do not suffice (a sum that is nothing but what rounding left over), exact is false and the
/// result is to be shown after ≈ instead of =. A result that a slip made of them comes out in no digits; then
/// they have those in which what they do give comes out, as everywhere else.
struct DisplayPrecision
{
    int operands = 4;
    int result = 4;
    bool exact = true;

    int of(const Operand &operand) const;
};

DisplayPrecision digitsFor(std::span<const Operand> operands, double result, int resultDigits,
                           const Formula &formula);

/// How many digits of result, at most resultDigits, come out of operands shown in digits; 0: none.
int digitsThatComeOut(std::span<const Operand> operands, const DisplayPrecision &digits, double result,
                      int resultDigits, const Formula &formula);

} // namespace deltascope
