// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/check/written_difference.h"

#include "ui/step/check/power_ticker.h"
#include "ui/theme/numbers.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace deltascope {

namespace {
constexpr int mostOfQuotient = 6;
constexpr int fewestOfQuotient = 1;
constexpr int ofRounding = 2; // of a quotient of nothing but rounding errors
constexpr int fewestOfLoss = 4;
constexpr int mostOfLoss = 18;    // one more than make a double, against ties
constexpr int ofACalculator = 12; // what nearly every one shows
constexpr int ofAGoodOne = 15;    // what good ones and spreadsheets compute with

using Real = long double; // holds every whole number of 19 digits

// The decimal number that a reader of value in so many digits sees, in units of its last digit and their
// power of ten.
struct Decimal
{
    Real units;
    int power;

    Real value() const { return units * std::pow(Real{10}, power); }
};

// a − b, exactly: both are whole numbers of the smaller unit.
Decimal difference(const Decimal &a, const Decimal &b)
{
    const int power = std::min(a.power, b.power);
    return {a.units * std::pow(Real{10}, a.power - power) - b.units * std::pow(Real{10}, b.power - power),
            power};
}

Decimal decimalOf(double value, int digits)
{
    QString text = QString::number(value, 'e', digits - 1);
    const qsizetype e = text.indexOf(QLatin1Char('e'));
    const int exponent = text.mid(e + 1).toInt();
    text = text.left(e).remove(QLatin1Char('.'));
    return {static_cast<Real>(text.toLongLong()), exponent - digits + 1};
}

// The quotient of the losses in so many digits.
Real redone(const GradientCheck &check, double epsilon, int digits)
{
    const Decimal losses =
        difference(decimalOf(check.loss_above, digits), decimalOf(check.loss_below, digits));
    const Decimal step = decimalOf(epsilon, 1);
    return losses.units / (2 * step.units) * std::pow(Real{10}, losses.power - step.power);
}

// Both losses in so many digits give the quotient in its digits, also for those who round a tie the other
// way.
bool comesOut(const GradientCheck &check, double epsilon, int digits, int ofQuotient)
{
    const Real computed = redone(check, epsilon, digits);
    const Decimal shown = decimalOf(check.numerical, ofQuotient);
    constexpr Real nearlyHalf = 0.499L;
    return std::abs(computed - shown.value()) < nearlyHalf * Decimal{1, shown.power}.value();
}

std::optional<int> digitsThatDo(const GradientCheck &check, double epsilon, int ofQuotient, int most)
{
    for (int digits = fewestOfLoss; digits <= most; ++digits)
        if (comesOut(check, epsilon, digits, ofQuotient))
            return digits;
    return {};
}

struct Digits
{
    int ofLoss;
    int ofQuotient;
};

std::optional<Digits> digitsOf(const GradientCheck &check, double epsilon)
{
    if (check.numerical == 0 || !std::isfinite(check.numerical))
        return Digits{mostOfLoss, fewestOfQuotient}; // so that the two are seen to be the same
    constexpr int enough = 4;
    for (int digits = mostOfQuotient; digits >= enough; --digits)
        if (const auto ofLoss = digitsThatDo(check, epsilon, digits, ofACalculator))
            return Digits{*ofLoss, digits};
    for (const int most : {ofAGoodOne, mostOfLoss})
        for (int digits = enough; digits >= fewestOfQuotient; --digits)
            if (const auto ofLoss = digitsThatDo(check, epsilon, digits, most))
                return Digits{*ofLoss, digits};
    return {};
}
} // namespace

WrittenDifference writtenDifference(const GradientCheck &check, double epsilon)
{
    const std::optional<Digits> digits = digitsOf(check, epsilon);
    const int ofLoss = digits ? digits->ofLoss : mostOfLoss;
    WrittenDifference written = {.above = number(check.loss_above, ofLoss),
                                 .below = number(check.loss_below, ofLoss),
                                 .epsilon = oneDigit(epsilon),
                                 .quotient = {},
                                 .digits = digits ? digits->ofQuotient : ofRounding};
    if (digits)
        written.quotient = signedNumber(check.numerical, written.digits);
    else // the losses differ in their last bits: even its first digit hangs on how they are written
        written.quotient =
            signedNumber(static_cast<double>(redone(check, epsilon, mostOfLoss)), written.digits);
    return written;
}

} // namespace deltascope
