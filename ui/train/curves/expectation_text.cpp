// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/expectation_text.h"

#include "ui/theme/numbers.h"
#include "ui/train/curves/expected_curve.h"
#include "ui/train/runs/run_record.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double tellingShare = 0.15;  // of the epochs that were drawn, before anything is said
constexpr double levellingShare = 0.4; // and before levelling off can be told from a pause
constexpr std::ptrdiff_t tellingPoints = 3;
constexpr int lossDigits = 2;

/// The context of the sentences.
struct ExpectationText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::ExpectationText)
};

QString halfWayText(double epochs)
{
    return epochs < finest_half_way ? ExpectationText::tr("less than %1").arg(epochsText(finest_half_way))
                                    : epochsText(epochs);
}

QString paceText(const CurveComparison &found)
{
    if (!found.real.falls())
        return found.expected.falls()
                   ? ExpectationText::tr("The loss does not fall, which you did not expect.")
                   : ExpectationText::tr("The loss does not fall, as you expected.");
    if (!found.expected.falls())
        return ExpectationText::tr("The loss falls, which you did not expect.");
    const QString half = halfWayText(found.real.half_way);
    const QString drawn = halfWayText(found.expected.half_way);
    switch (found.pace) {
    case ExpectedPace::TooFast:
        return ExpectationText::tr("You expected it too fast: half of the fall took %1 epochs, not %2.")
            .arg(half, drawn);
    case ExpectedPace::TooSlow:
        return ExpectationText::tr("You expected it too slow: half of the fall took %1 epochs, not %2.")
            .arg(half, drawn);
    case ExpectedPace::Alike:
        break;
    }
    return ExpectationText::tr("It falls about as fast as you expected: half of the fall took %1 epochs.")
        .arg(half);
}

QString endText(const CurveComparison &found)
{
    const QString real = number(found.real.end, lossDigits);
    const QString drawn = number(found.expected.end, lossDigits);
    switch (found.end) {
    case ExpectedEnd::TooLow:
        return ExpectationText::tr("It stands at %1, higher than the %2 that you drew.").arg(real, drawn);
    case ExpectedEnd::TooHigh:
        return ExpectationText::tr("It stands at %1, lower than the %2 that you drew.").arg(real, drawn);
    case ExpectedEnd::Alike:
        break;
    }
    return ExpectationText::tr("It stands at %1, about where you drew it (%2).").arg(real, drawn);
}

// A change that is hardly one has no pace and no shape to speak of.
QString flatText(const CurveComparison &found)
{
    const QString from = number(found.real.start, lossDigits);
    const QString to = number(found.real.end, lossDigits);
    return found.expected.is_flat
               ? ExpectationText::tr("The loss hardly changes, from %1 to %2, as you drew it.").arg(from, to)
               : ExpectationText::tr("The loss hardly changes, from %1 to %2; your curve ends at %3.")
                     .arg(from, to, number(found.expected.end, lossDigits));
}

QString levelText(const CurveComparison &found)
{
    if (found.real.levels_off)
        return found.expected.levels_off ? ExpectationText::tr("It levels off, as you drew it.")
                                         : ExpectationText::tr("It levels off, and your curve does not.");
    return found.expected.levels_off ? ExpectationText::tr("It has not levelled off, and your curve has.")
                                     : ExpectationText::tr("It has not levelled off, as you drew it.");
}

QString riseText(const CurveComparison &found)
{
    if (found.real.goes_up)
        return found.expected.goes_up ? ExpectationText::tr("It goes up again, as you drew it.")
                                      : ExpectationText::tr("It goes up again, and your curve does not.");
    return found.expected.goes_up ? ExpectationText::tr("It does not go up, and your curve does.")
                                  : QString();
}
} // namespace

std::vector<SeriesPoint> testLossOf(const TrainingSnapshot &snapshot)
{
    std::vector<SeriesPoint> points = *snapshot.mid_epoch_tests;
    std::erase_if(points, [](const SeriesPoint &point) { return point.epochs == std::floor(point.epochs); });
    for (const EpochRecord &record : *snapshot.history)
        points.push_back(pointAt(record.epoch, record.test_loss));
    std::ranges::stable_sort(points, {}, &SeriesPoint::epochs);
    return points;
}

QString differenceText(const ExpectedCurve &expected, const std::vector<SeriesPoint> &real, LossAxis axis,
                       const std::vector<SeriesPoint> &within)
{
    const std::vector<SeriesPoint> drawn = expected.points();
    const auto found = compare_curves(drawn, real, expected.from(), axis, within);
    if (!found)
        return {};
    const double from = std::max(expected.from(), real.front().epochs);
    const double until = std::min(drawn.back().epochs, real.back().epochs);
    const double whole = drawn.back().epochs - expected.from();
    const auto points = std::ranges::count_if(
        real, [&](const SeriesPoint &point) { return point.epochs >= from && point.epochs <= until; });
    if (until - from < tellingShare * whole || points < tellingPoints)
        return {};
    QStringList said = {ExpectationText::tr("Up to epoch %1:").arg(epochsText(until))};
    if (found->real.is_flat)
        return (said << flatText(*found)).join(QLatin1Char(' '));
    said << paceText(*found);
    if (std::isfinite(found->real.end))
        said << endText(*found);
    if (until - from >= levellingShare * whole)
        said << levelText(*found);
    if (const QString rise = riseText(*found); !rise.isEmpty())
        said << rise;
    return said.join(QLatin1Char(' '));
}

} // namespace deltascope
