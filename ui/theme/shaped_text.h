// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

class QPainter;
class QPointF;

namespace deltascope {

// Which glyphs a text is made of, and where they stand, is found out once and remembered: most of what is
// drawn again has not changed. Use from any thread.

/// As QFontMetricsF::horizontalAdvance().
double textWidth(const QFont &font, const QString &text);
/// As QPainter::drawText() with the painter's pen.
void drawText(QPainter &painter, const QPointF &baseline, const QString &text, const QFont &font);
/// The same with the painter's font.
void drawText(QPainter &painter, const QPointF &baseline, const QString &text);
/// As QFontMetricsF::elidedText() at the right.
QString elidedText(const QFont &font, const QString &text, double width);

} // namespace deltascope
