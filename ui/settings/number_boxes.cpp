// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/number_boxes.h"

#include "ui/theme/numbers.h"

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

namespace {
// Only numbers have gaps that mean nothing: the text for a special value keeps its own.
QString withoutGaps(const QString &text)
{
    const QString trimmed = text.trimmed();
    return !trimmed.isEmpty() && trimmed.front().isDigit() ? ungrouped(trimmed).remove(QLatin1Char(' '))
                                                           : text;
}
} // namespace

CountBox::CountBox(QWidget *parent)
    : QSpinBox(parent)
{
    setKeyboardTracking(false);
}

QString CountBox::textFromValue(int value) const
{
    return exactCount(value);
}

int CountBox::valueFromText(const QString &text) const
{
    return QSpinBox::valueFromText(withoutGaps(text));
}

QValidator::State CountBox::validate(QString &text, int &position) const
{
    QString plain = withoutGaps(text);
    return QSpinBox::validate(plain, position);
}

} // namespace deltascope
