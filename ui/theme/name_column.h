// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetricsF>
#include <QString>

namespace deltascope {

/// How wide a column is that names the outputs, in pixels: two digits, or the longest of their classes'
/// names, but no more than most.
double widthOfNames(const QFontMetricsF &metrics, double most);

/// className(), cut short where it is wider than the column.
QString fittingName(const QFontMetricsF &metrics, int output, double width);

} // namespace deltascope
