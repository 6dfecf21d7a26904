// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/class_names.h"

namespace deltascope {

namespace {
constexpr int shortName = 2; // letters
}

ClassNames &ClassNames::instance()
{
    static ClassNames names;
    return names;
}

QString ClassNames::of(int output) const
{
    return areDigits() ? QString::number(output) : m_names.value(output, QStringLiteral("–"));
}

QString ClassNames::shortOf(int output) const
{
    const QString name = of(output);
    return name.size() <= shortName ? name : QString::number(output);
}

void ClassNames::set(const QStringList &names)
{
    if (names == m_names)
        return;
    m_names = names;
    Q_EMIT changed();
}

QString className(int output)
{
    return ClassNames::instance().of(output);
}

} // namespace deltascope
