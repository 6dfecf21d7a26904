// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QChar>
#include <QColor>
#include <QHash>
#include <QList>
#include <QPainterPath>
#include <QPen>
#include <QRectF>
#include <QString>
#include <QTransform>

class QPainter;

namespace deltascope {

/// What stands for currentColor in a recorded picture; no file draws with it.
constexpr QColor currentColour(1, 2, 3);

/// What a shape is.
enum class ShapeKind { Outline, Bar, Line };

/// One shape of a picture, as it was painted.
struct RecordedShape
{
    ShapeKind kind = ShapeKind::Outline;
    QPainterPath path;
    QTransform transform; ///< to the units of the picture, from its top left corner
    QPen pen;
    QBrush brush;
    double opacity = 1;
    int font = -1; ///< of resources/equations/glyphs, whose character the shape is; -1 where it is none
    QChar character;
};

/// An element of a picture that has an id.
struct RecordedElement
{
    QString id;
    QRectF box; ///< of its ink, in the units of the picture, from its top left corner
};

/// An SVG file of resources, recorded when the program was built: what QtSvg painted, in its order.
struct RecordedPicture
{
    QSizeF size; ///< of its viewBox
    QList<RecordedShape> shapes;
    QList<RecordedElement> elements;
    QHash<QString, QString> texts; ///< "title", and the attributes of the file's own: "data-tex"

    /// Paints it over area, with tint for currentColor.
    void paint(QPainter &painter, const QRectF &area, const QColor &tint) const;
};

} // namespace deltascope
