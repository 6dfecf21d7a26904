// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/batch/batch_text.h"

#include "ui/step/numbers/display_precision.h"
#include "ui/step/pass/term_values.h"
#include "ui/theme/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <span>

namespace deltascope {

namespace {
constexpr int digits = 4;
constexpr int allDigits = 17; // of a double
constexpr int spreadDigits = 2;
constexpr double wholeDegrees = 10;   // from here on without decimals
constexpr double leastDegrees = 0.01; // that are told from none

// What comes of a number as it is shown, and how many digits of it that takes.
struct Scaled
{
    QString operand;
    QString equals;
    QString result;
};

Scaled scaled(double operand, double factor, int resultDigits)
{
    const std::array operands = {Operand{operand}};
    const auto found = digitsFor(operands, factor * operand, resultDigits,
                                 [factor](std::span<const double> shown) { return factor * shown[0]; });
    return {shownNumber(operand, found.operands), found.exact ? QStringLiteral(" = ") : QStringLiteral(" ≈ "),
            shownNumber(factor * operand, found.result)};
}

bool comesOut(double operand, int shown, double factor)
{
    return asShown(factor * asShown(operand, shown), digits) == asShown(factor * operand, digits);
}

// As few digits of a number as all these products come out of: it is written once, and in one way.
int digitsForAll(double operand, std::initializer_list<double> factors)
{
    int shown = digits;
    const auto does = [&](double factor) { return comesOut(operand, shown, factor); };
    while (shown < allDigits && !std::ranges::all_of(factors, does))
        ++shown;
    return shown;
}

Scaled scaledFrom(double operand, int shown, double factor)
{
    return {shownNumber(operand, shown),
            comesOut(operand, shown, factor) ? QStringLiteral(" = ") : QStringLiteral(" ≈ "),
            shownNumber(factor * operand, digits)};
}

// A negative number after a sign of calculation.
QString bracketed(const QString &number)
{
    return number.startsWith(QChar(0x2212)) ? QStringLiteral("(%1)").arg(number) : number;
}

QString joined(QStringList sentences)
{
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}
} // namespace

QString BatchText::angle(double degrees)
{
    if (degrees < leastDegrees)
        return tr("less than %1°").arg(exactNumber(leastDegrees));
    const double shown = degrees >= wholeDegrees ? std::round(degrees) : degrees;
    return shownNumber(shown, degrees >= wholeDegrees ? 3 : 2) + QStringLiteral("°");
}

QString BatchText::example(const ExampleBatch &batch, const ExampleGradients &gradients, int place)
{
    const auto at = static_cast<std::size_t>(place);
    const Example &example = batch.chosen().examples[at];
    QString what = example.description();
    if (example.hand) {
        QStringList inputs;
        for (const double input : example.hand->x0)
            inputs.append(exactNumber(input));
        QStringList targets;
        for (const double target : example.hand->y)
            targets.append(exactNumber(target));
        what = QStringLiteral("x^{0} = (%1), y = (%2)")
                   .arg(inputs.join(QStringLiteral(", ")), targets.join(QStringLiteral(", ")));
    }
    const QString name = nameOf(gradientOf(batch.parameter()));
    QStringList lines{tr("Example %1: %2").arg(place + 1).arg(what),
                      QStringLiteral("%1 = %2").arg(name, shownSigned(gradients.each[at], digits))};
    const BatchDirections &directions = batch.found()->directions;
    if (gradients.each.size() == 1)
        return lines.join(QLatin1Char('\n'));
    if (place > 0)
        lines.append(
            tr("Mean of 1 to %1: %2").arg(place + 1).arg(shownSigned(gradients.running_mean[at], digits)));
    const double turned = directions.turned[at];
    const double fromMean = directions.from_mean[at];
    if (std::isfinite(turned) && std::isfinite(fromMean))
        lines.append(tr("Its whole gradient turned the mean by %1, and points %2 away from the mean of all.")
                         .arg(angle(turned), angle(fromMean)));
    else if (std::isfinite(fromMean))
        lines.append(tr("Its whole gradient points %1 away from the mean of all.").arg(angle(fromMean)));
    return lines.join(QLatin1Char('\n'));
}

QString BatchText::mean(const ExampleGradients &gradients, const Selection &parameter, double rate,
                        bool isFixed)
{
    const auto count = static_cast<int>(gradients.each.size());
    const QString theta = nameOf(parameter);
    const QString n = QString::number(count);
    if (!std::isfinite(gradients.mean()))
        return tr("The mean is not a finite number.");
    const int shown = digitsForAll(gradients.mean(), {-rate, static_cast<double>(count)});
    const Scaled step = scaledFrom(gradients.mean(), shown, -rate);
    QStringList sentences;
    if (std::ranges::all_of(gradients.each, [](double gradient) { return gradient == 0; }))
        sentences.append(tr("Every one of them is 0, and so is their mean: %1 stays as it is.").arg(theta));
    else if (isFixed)
        sentences.append(tr("Mean: %1. This bias is fixed, and stays as it is.")
                             .arg(shownSigned(gradients.mean(), shown)));
    else
        sentences.append(tr("Mean: %1. A step changes %2 by −η · mean = −%3 · %4%5%6.")
                             .arg(step.operand, theta, exactNumber(rate), bracketed(step.operand),
                                  step.equals, step.result));
    if (count == 1 || gradients.mean() == 0)
        return sentences.front();
    const Scaled sum = scaledFrom(gradients.mean(), shown, count);
    sentences.append(tr("Their sum: %1 · %2%3%4.").arg(n, bracketed(sum.operand), sum.equals, sum.result));
    if (isFixed)
        return joined(sentences);
    const double smaller = gradients.learning_rate_of_sum(rate);
    const bool isExact = shownNumber(smaller, digits) == exactNumber(smaller);
    sentences.append(tr("With the sum in place of the mean, the same step takes η = %1/%2%3%4.")
                         .arg(exactNumber(rate), n, isExact ? QStringLiteral(" = ") : QStringLiteral(" ≈ "),
                              shownNumber(smaller, digits)));
    return joined(sentences);
}

QString BatchText::spread(const ExampleGradients &gradients)
{
    const auto count = static_cast<int>(gradients.each.size());
    if (count < 2 || !std::isfinite(gradients.spread()))
        return {};
    if (gradients.spread() == 0)
        return gradients.mean() == 0
                   ? QString()
                   : tr("All examples agree: any of them alone would have made the same step.");
    const Scaled ofMean = scaled(gradients.spread(), 1 / std::sqrt(static_cast<double>(count)), spreadDigits);
    QStringList sentences;
    if (const int opposed = gradients.opposed(); opposed > 0)
        sentences.append(tr("%n of them would have moved it the other way.", nullptr, opposed));
    sentences.append(tr("One example lies about %1 from the mean (their standard deviation). The mean of %2 "
                        "such examples varies less, by about %1/√%2%3%4.")
                         .arg(ofMean.operand)
                         .arg(count)
                         .arg(ofMean.equals, ofMean.result));
    sentences.append(
        gradients.spread_of_mean() > std::abs(gradients.mean())
            ? tr("That is more than the mean itself: the next batch may well step the other way. "
                 "Such steps make the curve of the loss noisy.")
            : tr("By so much steps differ from batch to batch, which makes the curve of the loss "
                 "noisy."));
    return joined(sentences);
}

QString BatchText::directions(const BatchDirections &directions)
{
    std::vector<double> apart;
    std::ranges::copy_if(directions.from_mean, std::back_inserter(apart),
                         [](double degrees) { return std::isfinite(degrees); });
    if (directions.from_mean.size() < 2 || apart.empty())
        return {};
    const auto [least, most] = std::ranges::minmax(apart);
    double sum = 0;
    for (const double degrees : apart)
        sum += degrees;
    QStringList sentences{
        tr("Of all parameters together: one example points %1 to %2 away from the mean, %3 on "
           "average.")
            .arg(angle(least), angle(most), angle(sum / static_cast<double>(apart.size())))};
    const double second = directions.turned[1];
    const double last = directions.turned.back();
    if (directions.turned.size() > 2 && std::isfinite(second) && std::isfinite(last))
        sentences.append(tr("Example 2 turned the mean by %1, example %2 by %3.")
                             .arg(angle(second))
                             .arg(directions.turned.size())
                             .arg(angle(last)));
    return joined(sentences);
}

} // namespace deltascope
