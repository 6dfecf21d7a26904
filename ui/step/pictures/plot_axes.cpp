// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pictures/plot_axes.h"

#include "ui/step/numbers/display_precision.h"
#include "ui/theme/custom_plot.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

namespace deltascope {

namespace {
constexpr int tickDigits = 4;
constexpr int fewTicks = 4;

class NumberTicker : public QCPAxisTicker
{
protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        return exactNumber(asShown(tick, tickDigits));
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
