// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/convention.h"

#include <QFont>
#include <QString>

#include <functional>

class QObject;
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

/// For labels that understand rich text, and tool tips; unbroken() as well.
QString notationHtml(const QString &notation);

/// In which order a weight has its indices, and what activations and φ are called, on screen. The notation
/// that is given to the functions above is always InputsFirst with x and φ; they write it as is chosen here,
/// and so do equations and pictures. Theme::restyle() makes what is on screen follow.
Convention weightOrder();
void setWeightOrder(Convention order);
Names notationNames();
void setNotationNames(Names names);

/// The text with its terms kept on one line each: no line ends after the slash of ∂Lₙ/∂w, the first bar of
/// |δ¹|, the φ′ of φ′(z¹) or the point of (−0.5).
QString unbroken(const QString &text);
/// A sentence with plain characters of the notation in it, as in "δ² = x² − y", as is chosen. The functions
/// above do it themselves.
QString worded(const QString &sentence);
/// Says something in the notation now, and again whenever it is written in another way while owner lives.
void sayInNotation(QObject *owner, const std::function<void()> &say);
/// An equation of steps(), whose matrices are transposed as well.
QString writtenAs(const QString &equation, Convention order);

/// Whether the numbers of layers, ^{0}, ^{1} and ^{2}, stand in brackets: x⁽²⁾, which nobody takes for a
/// square. Off until chosen. Theme::restyle() makes what is on screen follow.
bool layersInBrackets();
void setLayersInBrackets(bool brackets);

/// For accessible names and copied text, in plain characters: "δ²[6]", "∂Lₙ/∂w¹[293,14]".
QString notationPlain(const QString &notation);

/// The same in TeX, as amsmath alone can set it: "\delta^{2}_{6}". Words are \text{words}. ASCII alone, as
/// far as the characters are those of the notation.
QString notationTex(const QString &notation);

} // namespace deltascope
