// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/name_filter.h"

#include <QRegularExpression>

#include <algorithm>

namespace deltascope {

QStringList endsOf(const QString &filter)
{
    static const QRegularExpression pattern(QStringLiteral(R"(\*\.([\w.-]+))"));
    QStringList ends;
    for (auto each = pattern.globalMatch(filter); each.hasNext();)
        ends.append(each.next().captured(1));
    return ends;
}

QString withEnd(const QString &file, const QString &filter, const QString &end)
{
    const QStringList ends = endsOf(filter);
    const bool hasOne = std::any_of(ends.begin(), ends.end(), [&file](const QString &each) {
        return file.endsWith(QString(QLatin1Char('.') + each), Qt::CaseInsensitive);
    });
    return hasOne || end.isEmpty() ? file : QString(file + QLatin1Char('.') + end);
}

} // namespace deltascope
