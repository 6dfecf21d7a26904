// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/check/power_ticker.h"

#include "ui/theme/custom_plot.h"
#include "ui/theme/numbers.h"

#include <cmath>

namespace deltascope {

namespace {
class PowerTicker : public QCPAxisTickerLog
{
protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override { return oneDigit(tick); }
};

class ExponentTicker : public QCPAxisTickerFixed
{
public:
    ExponentTicker()
    {
        setTickStep(1);
        setScaleStrategy(ssMultiples);
    }

protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        return oneDigit(std::pow(10, tick));
    }
};
} // namespace

QString oneDigit(double value)
{
    const QString text = number(value, 1);
    return text.startsWith(QStringLiteral("1·")) ? text.mid(2) : text;
}

void showPowers(QCPAxis *axis, int ticks)
{
    axis->setScaleType(QCPAxis::stLogarithmic);
    axis->setTicker(QSharedPointer<PowerTicker>::create());
    axis->ticker()->setTickCount(ticks);
}

void showExponentsAsPowers(QCPAxis *axis, int ticks)
{
    axis->setTicker(QSharedPointer<ExponentTicker>::create());
    axis->ticker()->setTickCount(ticks);
}

} // namespace deltascope
