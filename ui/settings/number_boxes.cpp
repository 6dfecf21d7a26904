// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/number_boxes.h"

#include "ui/theme/numbers.h"

#include <algorithm>

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
    return isSpecial(text) ? minimum() : bare(text).toDouble();
}

bool RateBox::isSpecial(const QString &text) const
{
    return !specialValueText().isEmpty() && text.trimmed() == specialValueText();
}

QString RateBox::bare(QString text) const
{
    if (!suffix().isEmpty())
        text.remove(suffix().trimmed());
    return withPoint(text);
}

QValidator::State RateBox::validate(QString &text, int &) const
{
    bool ok = false;
    if (isSpecial(text))
        return QValidator::Acceptable;
    const double value = bare(text).toDouble(&ok);
    return ok && value >= minimum() && value <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
}

void RateBox::fixup(QString &text) const
{
    if (!text.trimmed().isEmpty())
        Q_EMIT refused(tr("%1: “%2” was not accepted. The value must be a number from %3 to %4; it stays %5.")
                           .arg(accessibleName(), text.trimmed(), textFromValue(minimum()),
                                textFromValue(maximum()), textFromValue(value())));
}

namespace {
// Only numbers have gaps that mean nothing: the text for a special value keeps its own.
QString withoutGaps(const QString &text)
{
    const QString trimmed = text.trimmed();
    return !trimmed.isEmpty() && trimmed.front().isDigit() ? ungrouped(trimmed).remove(QLatin1Char(' '))
                                                           : text;
}

bool isWhole(const QString &text)
{
    const QStringView digits = QStringView(text).sliced(text.startsWith(QLatin1Char('-')));
    return std::ranges::all_of(digits, [](QChar each) { return each.isDigit(); });
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
    const QValidator::State state = QSpinBox::validate(plain, position);
    // A number that is too large can be typed, so that it can be told what is wrong with it.
    return state == QValidator::Invalid && isWhole(plain) ? QValidator::Intermediate : state;
}

void CountBox::fixup(QString &text) const
{
    if (!text.trimmed().isEmpty())
        Q_EMIT refused(
            tr("%1: “%2” was not accepted. The value must be a whole number from %3 to %4; it stays %5.")
                .arg(accessibleName(), text.trimmed(), exactCount(minimum()), exactCount(maximum()),
                     textFromValue(value())));
}

} // namespace deltascope
