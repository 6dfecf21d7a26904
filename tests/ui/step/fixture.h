// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/network/plain_network.h"
#include "ui/step/walk/step_walk.h"
#include "ui/workbench/workbench.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <random>

namespace deltascope {

/// A network of K hidden units whose biases are not all zero.
inline Network<float> networkOf(int hiddenUnits, const Functions &functions)
{
    Network<float> network{functions, initial_parameters(hiddenUnits, Init::Scaled, 7)};
    std::mt19937 generator(11);
    std::normal_distribution<float> normal;
    for (float &bias : network.parameters.b1)
        bias = normal(generator);
    for (float &bias : network.parameters.b2)
        bias = normal(generator);
    return network;
}

/// An image with ink on about a quarter of its pixels, in all shades.
inline Image someImage()
{
    std::mt19937 generator(5);
    std::uniform_int_distribution<int> shade(-765, 255);
    Image image{};
    for (std::uint8_t &pixel : image)
        pixel = static_cast<std::uint8_t>(std::max(0, shade(generator)));
    return image;
}

inline Example someExample(int label = 3)
{
    return {.image = someImage(), .label = label, .source = ExampleSource::Drawing};
}

/// Gives the workbench a network and waits until it has it.
inline void load(Workbench &workbench, const Network<float> &network, double rate = 0.5)
{
    TrainingSettings settings;
    settings.hidden_units = network.hidden_units();
    settings.functions = network.functions;
    settings.learning_rate = rate;
    workbench.load(network, settings);
    QTRY_VERIFY(workbench.snapshot()->network.hidden_units() == network.hidden_units() &&
                workbench.snapshot()->network.parameters == network.parameters &&
                workbench.snapshot()->settings.learning_rate == rate);
}

/// The number that a text of the screen says; NaN when it says none.
inline double readNumber(QString text)
{
    static const QString raised = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    text.remove(QLatin1Char('(')).remove(QLatin1Char(')'));
    text.replace(QChar(0x2212), QLatin1Char('-'));
    text.replace(QStringLiteral("·10"), QStringLiteral("e"));
    text.replace(QChar(0x207B), QLatin1Char('-'));
    for (int digit = 0; digit < 10; ++digit)
        text.replace(raised[digit], QString::number(digit));
    bool good = false;
    const double value = text.toDouble(&good);
    return good ? value : NAN;
}

/// Half a unit of the last digit that the text shows.
inline double halfLastDigit(QString text)
{
    const qsizetype power = text.indexOf(QStringLiteral("·10"));
    const QString mantissa = power < 0 ? text : text.left(power);
    const double unit =
        power < 0 ? 1 : readNumber(QLatin1Char('1') + text.mid(power).remove(QLatin1Char(')')));
    const qsizetype point = mantissa.indexOf(QLatin1Char('.'));
    const auto decimals =
        point < 0 ? 0 : mantissa.mid(point + 1).count(QRegularExpression(QStringLiteral("\\d")));
    return 0.5 * unit * std::pow(10.0, -static_cast<double>(decimals));
}

/// The text shows this value in the digits that it has; slack allows for the rounding of the pass itself.
inline bool shows(const QString &text, plain::Real value, plain::Real slack = 0)
{
    const double read = readNumber(text);
    return std::abs(static_cast<plain::Real>(read) - value) <=
           halfLastDigit(text) * 1.000001 + 1e-13L * std::abs(value) + slack;
}

} // namespace deltascope
