// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pictures/plot_axes.h"

#include "ui/step/numbers/display_precision.h"
#include "ui/theme/custom_plot.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltascope {

namespace {
constexpr int tickDigits = 4;
constexpr int mostTickDigits = 12;
constexpr int fewTicks = 4;

// With as many digits as it takes to tell the ticks of a short axis from one another.
class NumberTicker : public QCPAxisTicker
{
protected:
    QVector<QString> createLabelVector(const QVector<double> &ticks, const QLocale &, QChar, int) override
    {
        const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : std::numeric_limits<double>::infinity();
        int digits = tickDigits;
        const auto isTold = [&](double tick) { return std::abs(asShown(tick, digits) - tick) < step / 100; };
        while (digits < mostTickDigits && !std::ranges::all_of(ticks, isTold))
            ++digits;
        QVector<QString> labels;
        for (const double tick : ticks)
            labels.append(exactNumber(asShown(tick, digits)));
        return labels;
    }
};
} // namespace

void setUpAxes(QCustomPlot *plot)
{
    plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    plot->setPlottingHint(QCP::phImmediateRefresh, false); // it would paint the whole window twice
    for (QCPAxis *axis : {plot->xAxis, plot->yAxis}) {
        axis->setTicker(QSharedPointer<NumberTicker>::create());
        axis->ticker()->setTickCount(fewTicks);
        axis->setSubTickPen(Qt::NoPen);
    }
    plot->axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
    plot->axisRect()->setMargins(QMargins(0, 6, 8, 0));
}

void colourAxes(QCustomPlot *plot)
{
    const Colours &c = colours();
    plot->setBackground(c.surface);
    for (QCPAxis *axis : {plot->xAxis, plot->yAxis}) {
        axis->setBasePen(QPen(c.line));
        axis->setTickPen(QPen(c.line));
        axis->setTickLabelColor(c.muted);
        axis->setTickLabelFont(Theme::instance().font(TypeSize::Caption));
        axis->grid()->setPen(QPen(c.sunken));
        axis->grid()->setZeroLinePen(QPen(c.line));
    }
}

} // namespace deltascope
