// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QList>
#include <QRectF>
#include <QString>

class QPainter;
class QTransform;
class QXmlStreamAttributes;

namespace deltascope {

/// A typeset equation as characters of the fonts in resources/equations/glyphs, whose outlines are those of
/// the pictures. For PDF: there it can be searched and copied, and all pages share the fonts. Used on the
/// interface thread only; needs a QGuiApplication.
class EquationGlyphs
{
public:
    /// Of a file of resources/equations. Empty where the fonts, or the outlines of the picture in them, are
    /// missing.
    explicit EquationGlyphs(const QString &svgFile);

    bool isEmpty() const { return m_glyphs.isEmpty(); }
    /// The characters from left to right as drawn, without indices being told apart: "δ2k=(x2k".
    QString characters() const;
    /// In black, the equation's picture of this size, in em, on area.
    void draw(QPainter &painter, const QRectF &area, const QSizeF &size) const;

private:
    struct Glyph
    {
        int font = 0;
        QChar character;
        QPointF place;    ///< of its origin, in em from the top left corner of the picture
        double scale = 1; ///< beside the type size: less for indices
    };
    struct Line
    {
        QLineF line;
        double width = 0;
    };

    /// An element of the picture; false where its outline is not known.
    bool add(const QString &element, const QXmlStreamAttributes &attributes, const QTransform &transform);

    QList<Glyph> m_glyphs;
    QList<QRectF> m_bars;
    QList<Line> m_lines;
};

} // namespace deltascope
