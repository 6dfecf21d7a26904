// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/rate_box.h"

namespace deltascope {

namespace {
constexpr double smallest = 1e-6;
constexpr double largest = 1e6;

// A decimal comma is as good as a point.
QString withPoint(QString text)
{
    return text.trimmed().replace(QLatin1Char(','), QLatin1Char('.'));
}
} // namespace

RateBox::RateBox(QWidget *parent)
    : QDoubleSpinBox(parent)
{
    setDecimals(8);
    setRange(smallest, largest);
    setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
}

QString RateBox::textFromValue(double value) const
{
    return QString::number(value, 'g', 8);
}

double RateBox::valueFromText(const QString &text) const
{
    return withPoint(text).toDouble();
}

QValidator::State RateBox::validate(QString &text, int &) const
{
    bool ok = false;
    const double value = withPoint(text).toDouble(&ok);
    return ok && value >= minimum() && value <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
}

} // namespace deltascope
