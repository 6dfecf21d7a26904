// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/name_column.h"

#include "core/image_size.h"
#include "ui/workbench/class_names.h"

#include <algorithm>

namespace deltascope {

double widthOfNames(const QFontMetricsF &metrics, double most)
{
    const double digits = metrics.horizontalAdvance(QStringLiteral("00"));
    if (ClassNames::instance().areDigits())
        return digits;
    double longest = 0;
    for (int output = 0; output < digit_count; ++output)
        longest = std::max(longest, metrics.horizontalAdvance(className(output) + QLatin1Char(' ')));
    return std::max(digits, std::min(longest, most));
}

QString fittingName(const QFontMetricsF &metrics, int output, double width)
{
    return metrics.elidedText(className(output), Qt::ElideRight, width);
}

} // namespace deltascope
