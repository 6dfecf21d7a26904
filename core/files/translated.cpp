// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/translated.h"

#include "core/data/data_error.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace deltascope {

namespace {
// Without a translation Qt gives the source text back, where only english() knows what (s) becomes.
QString patternOf(const Message &message)
{
    constexpr std::uint64_t most = std::numeric_limits<int>::max();
    const int n = message.count() ? static_cast<int>(std::min(*message.count(), most)) : -1;
    return QCoreApplication::translate("deltascope::Message", message.key(), message.comment(), n);
}

// One pass from left to right, so that a value with a % in it is not taken for a place.
QString filledIn(const QString &pattern, const std::vector<Message> &values)
{
    QString text;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int place =
            pattern[i] == QLatin1Char('%') && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
        if (place < 1 || place > static_cast<int>(values.size())) {
            text += pattern[i];
            continue;
        }
        text += translated(values[static_cast<std::size_t>(place - 1)]);
        ++i;
    }
    return text;
}
} // namespace

QString translated(const Message &message)
{
    if (!message.key())
        return QString::fromStdString(message.english());
    const QString pattern = patternOf(message);
    return pattern == QString::fromUtf8(message.key()) && message.count()
               ? QString::fromStdString(message.english())
               : filledIn(pattern, message.values());
}

QString translated(const std::exception &error)
{
    const auto *of_file = dynamic_cast<const DataError *>(&error);
    return of_file ? translated(of_file->message()) : QString::fromUtf8(error.what());
}

} // namespace deltascope
