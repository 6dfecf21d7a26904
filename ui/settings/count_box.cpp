// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/count_box.h"

#include "ui/theme/numbers.h"

namespace deltascope {

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
