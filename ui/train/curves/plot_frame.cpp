// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/plot_frame.h"

#include "ui/settings/setting.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double watchedSeconds = 120; // of slow motion, along the axis

struct PlotFrameText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::PlotFrameText)
};

// 1, 2 or 5 with a power of ten: the next above it.
double roundStep(double width)
{
    const double power = std::pow(10, std::floor(std::log10(width)));
    for (const double digit : {1, 2, 5})
        if (width <= digit * power)
            return digit * power;
    return 10 * power;
}

// The cost that the loss of these runs is the mean of.
QString commonCost(const std::vector<std::shared_ptr<const RunRecord>> &runs)
{
    const auto costOf = [](const auto &run) { return run->last->settings.functions.cost; };
    const Cost cost = costOf(runs.back());
    if (std::ranges::count(runs, cost, costOf) < std::ssize(runs))
        return PlotFrameText::tr("each run's own cost");
    return cost == Cost::Quadratic ? PlotFrameText::tr("half the sum of squares")
                                   : costNames()[static_cast<qsizetype>(cost)];
}
} // namespace

QStringList lossTitles(const std::vector<std::shared_ptr<const RunRecord>> &runs, bool logarithmic)
{
    const QString cost = commonCost(runs);
    QStringList titles{PlotFrameText::tr("Mean loss: %1").arg(cost), PlotFrameText::tr("Loss: %1").arg(cost),
                       PlotFrameText::tr("Mean loss")};
    if (logarithmic)
        titles.prepend(PlotFrameText::tr("Mean loss (log): %1").arg(cost));
    return titles;
}

void narrowForSlowMotion(CurveAxes::Extent &extent, const TrainingSnapshot &snapshot, CurveX x)
{
    if (x == CurveX::Seconds || snapshot.speed_limit <= 0 || !snapshot.place)
        return;
    const double images = snapshot.speed_limit * watchedSeconds;
    const double width = roundStep(x == CurveX::Images ? images : images / snapshot.place->epoch_size());
    const double now = x == CurveX::Epochs
                           ? snapshot.epochs
                           : static_cast<double>(snapshot.images_before + snapshot.images_seen);
    if (width >= extent.x)
        return;
    extent.fromX = std::floor(now / width) * width;
    extent.x = extent.fromX + width;
}

} // namespace deltascope
