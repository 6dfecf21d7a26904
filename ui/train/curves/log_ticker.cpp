// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/log_ticker.h"

#include <cmath>
#include <optional>
#include <vector>

namespace deltascope {

namespace {
constexpr double narrow = 3; // times the lower end: there multiples of one step are rounder
constexpr int mostTicks = 100;
constexpr double tolerance = 1e-9;

QVector<double> multiples(double step, const QCPRange &range)
{
    QVector<double> ticks;
    const double first = std::ceil(range.lower / step - tolerance);
    for (double i = first; i * step <= range.upper * (1 + tolerance) && ticks.size() < mostTicks; ++i)
        ticks.append(i * step);
    return ticks;
}

// These digits in every so many decades.
QVector<double> digits(const std::vector<double> &digits, int decades, const QCPRange &range)
{
    QVector<double> ticks;
    const int last = static_cast<int>(std::floor(std::log10(range.upper)));
    int decade = static_cast<int>(std::floor(std::log10(range.lower)));
    decade = decades * static_cast<int>(std::floor(static_cast<double>(decade) / decades));
    for (; decade <= last; decade += decades)
        for (const double digit : digits)
            if (const double tick = digit * std::pow(10, decade);
                tick >= range.lower * (1 - tolerance) && tick <= range.upper * (1 + tolerance))
                ticks.append(tick);
    return ticks;
}

bool areApart(const QVector<double> &ticks, double leastRatio)
{
    for (qsizetype i = 1; i < ticks.size(); ++i)
        if (ticks[i] / ticks[i - 1] < leastRatio)
            return false;
    return true;
}

// The closest multiples of 1, 2 or 5 of some power of ten.
std::optional<QVector<double>> evenTicks(const QCPRange &range, double leastRatio)
{
    const double finest = std::pow(10, std::floor(std::log10(range.size())) - 1);
    for (const double power : {finest, 10 * finest})
        for (const double digit : {1, 2, 5})
            if (auto ticks = multiples(digit * power, range);
                ticks.size() > 1 && ticks.size() < mostTicks && areApart(ticks, leastRatio))
                return ticks;
    return std::nullopt;
}

std::optional<QVector<double>> decadeTicks(const QCPRange &range, double leastRatio)
{
    static const std::vector<std::vector<double>> choices{
        {1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}};
    for (const std::vector<double> &chosen : choices)
        if (auto ticks = digits(chosen, 1, range); ticks.size() > 1 && areApart(ticks, leastRatio))
            return ticks;
    for (int decades = 1; decades < mostTicks; ++decades)
        if (auto ticks = digits({1}, decades, range); ticks.size() > 1 && areApart(ticks, leastRatio))
            return ticks;
    return std::nullopt;
}
} // namespace

int LogTicker::getSubTickCount(double)
{
    return 0;
}

QVector<double> LogTicker::createTickVector(double, const QCPRange &range)
{
    if (range.lower <= 0 || range.upper <= range.lower)
        return {};
    const double leastRatio = std::pow(range.upper / range.lower, m_leastGap);
    const bool even = range.upper < narrow * range.lower;
    auto ticks = even ? evenTicks(range, leastRatio) : decadeTicks(range, leastRatio);
    if (!ticks)
        ticks = even ? decadeTicks(range, leastRatio) : evenTicks(range, leastRatio);
    return ticks.value_or(QVector<double>{});
}

} // namespace deltascope
