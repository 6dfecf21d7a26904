// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/numbers.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace deltascope {

namespace {
constexpr QChar minusSign(0x2212);
constexpr QChar narrowSpace(0x202F);
constexpr int smallestPlainExponent = -3;
constexpr int largestPlainExponent = 5;
constexpr int mostOfAnActivation = 7; // digits

struct DurationText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::DurationText)
};

QString superscript(int exponent)
{
    static constexpr char16_t digits[] = u"⁰¹²³⁴⁵⁶⁷⁸⁹";
    QString text;
    if (exponent < 0)
        text += QChar(0x207B);
    for (const QChar digit : QString::number(std::abs(exponent)))
        text += QChar(digits[digit.digitValue()]);
    return text;
}

// From C notation to the page's: "-3.2e-15" to "−3.2·10⁻¹⁵".
QString typeset(QString text)
{
    const qsizetype e = text.indexOf(QLatin1Char('e'));
    if (e >= 0)
        text = text.left(e) + QStringLiteral("·10") + superscript(text.mid(e + 1).toInt());
    return text.replace(QLatin1Char('-'), minusSign);
}

int decimalExponent(double value, int significant)
{
    const QString scientific = QString::number(std::abs(value), 'e', significant - 1);
    return scientific.mid(scientific.indexOf(QLatin1Char('e')) + 1).toInt();
}

QString notFinite(double value)
{
    if (std::isnan(value))
        return QCoreApplication::translate("deltascope::Numbers", "not a number");
    return value > 0 ? QStringLiteral("∞") : minusSign + QStringLiteral("∞");
}

// The fewest digits that, read back, give the value.
template <class Float>
QString shortest(Float value)
{
    if (!std::isfinite(value))
        return notFinite(static_cast<double>(value));
    if (value == 0)
        return QStringLiteral(
            "0"); // also for −0, which comes from products like 0 · (−1) and looks like a mistake
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return typeset(QString::fromLatin1(buffer, end - buffer));
}

// Thousands of an unsigned number.
QString grouped(QString digits)
{
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, narrowSpace);
    return digits;
}
} // namespace

QString number(double value, int significant)
{
    if (!std::isfinite(value))
        return notFinite(value);
    if (value == 0)
        return QStringLiteral("0");
    const int exponent = decimalExponent(value, significant);
    if (exponent < smallestPlainExponent || exponent > largestPlainExponent)
        return typeset(QString::number(value, 'e', significant - 1));
    return typeset(QString::number(value, 'f', std::max(0, significant - 1 - exponent)));
}

QString signedNumber(double value, int significant)
{
    return value > 0 ? QLatin1Char('+') + number(value, significant) : number(value, significant);
}

QString activationNumber(double value, int significant)
{
    const auto looksLikeOne = [value](int digits) { return number(value, digits) == number(1, digits); };
    if (value == 1 || !looksLikeOne(significant))
        return number(value, significant);
    int digits = significant;
    while (digits < mostOfAnActivation && looksLikeOne(digits))
        ++digits;
    const bool isTold = digits < mostOfAnActivation; // by one digit, to which one more gives its size
    return number(value, isTold ? digits + 1 : significant);
}

QString exactNumber(double value)
{
    return shortest(value);
}

QString exactNumber(float value)
{
    return shortest(value);
}

QString storedNumber(double value)
{
    const auto single = static_cast<float>(value);
    return static_cast<double>(single) == value ? exactNumber(single) : exactNumber(value);
}

QString shownNumber(double value, int significant)
{
    const QString rounded = number(value, significant);
    const QString exact = exactNumber(value);
    return exact.size() < rounded.size() ? exact : rounded;
}

QString percent(double share, int decimals)
{
    return QString::number(100 * share, 'f', decimals) + narrowSpace + QLatin1Char('%');
}

QString exactCount(std::int64_t count)
{
    return count < 0 ? minusSign + grouped(QString::number(-count)) : grouped(QString::number(count));
}

QString ungrouped(QString text)
{
    return text.remove(narrowSpace);
}

QString roundedCount(double count)
{
    if (!(count > 0) || !std::isfinite(count))
        return QStringLiteral("0");
    const double step = std::pow(10, std::max(0.0, std::floor(std::log10(count)) - 2));
    return grouped(QString::number(std::round(count / step) * step, 'f', 0));
}

QString durationText(double seconds)
{
    constexpr int inMinute = 60;
    constexpr int inHour = 60;
    constexpr int inDay = 24;
    constexpr int manyHours = 2 * inDay;
    const int whole = static_cast<int>(std::ceil(std::min(seconds, 1e9)));
    const int minutes = whole / inMinute;
    const int hours = minutes / inHour;
    if (minutes == 0)
        return DurationText::tr("%1 s").arg(whole);
    if (hours == 0)
        return DurationText::tr("%1 min %2 s").arg(minutes).arg(whole % inMinute);
    if (hours < manyHours)
        return DurationText::tr("%1 h %2 min").arg(hours).arg(minutes % inHour);
    return DurationText::tr("%n days", nullptr, hours / inDay);
}

} // namespace deltascope
