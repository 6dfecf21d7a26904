// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

class QPainter;

namespace deltascope {

/// Short pieces of the notation on labels and in hover cards, with raised and lowered parts that need no rare
/// characters of the font: "δ^{2}_{6}", "∂L_{n}/∂w^{1}_{293,14}". A raised part directly followed by a
/// lowered one (or the other way round) stands above it.
void drawNotation(QPainter &painter, const QPointF &baseline, const QString &notation);

/// Advance width of the same in this font.
/// The text with its raised and lowered characters, as in wⱼₖ², written in the notation.
QString notationOf(const QString &text);
double notationWidth(const QFont &font, const QString &notation);

/// For labels that understand rich text, and tool tips.
QString notationHtml(const QString &notation);

/// Whether the numbers of layers, ^{0}, ^{1} and ^{2}, stand in brackets: x⁽²⁾, which nobody takes for a
/// square. Off until chosen. Theme::restyle() makes what is on screen follow.
bool layersInBrackets();
void setLayersInBrackets(bool brackets);

/// For accessible names and copied text, in plain characters: "δ²[6]", "∂Lₙ/∂w¹[293,14]".
QString notationPlain(const QString &notation);

} // namespace deltascope
