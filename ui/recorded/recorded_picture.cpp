// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recorded/recorded_picture.h"

#include <QPainter>

namespace deltascope {

namespace {
// As it was painted: each way rounds differently.
void draw(QPainter &painter, const RecordedShape &shape)
{
    switch (shape.kind) {
    case ShapeKind::Outline:
        return painter.drawPath(shape.path);
    case ShapeKind::Bar:
        return painter.drawRect(shape.path.boundingRect());
    case ShapeKind::Line:
        return painter.drawLine(QPointF(shape.path.elementAt(0)), shape.path.currentPosition());
    }
}
} // namespace

void RecordedPicture::paint(QPainter &painter, const QRectF &area, const QColor &tint) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(area.topLeft());
    painter.scale(area.width() / size.width(), area.height() / size.height());
    const QTransform whole = painter.transform();
    for (const RecordedShape &shape : shapes) {
        QPen pen = shape.pen;
        if (pen.color() == currentColour)
            pen.setColor(tint);
        painter.setPen(pen);
        painter.setBrush(shape.brush.color() == currentColour ? QBrush(tint, shape.brush.style())
                                                              : shape.brush);
        painter.setOpacity(shape.opacity);
        painter.setTransform(shape.transform * whole);
        draw(painter, shape);
    }
    painter.restore();
}

} // namespace deltascope
