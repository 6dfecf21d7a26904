// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pictures/pointing.h"

#include "ui/equations/symbol_accent.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace deltascope {

namespace {
QFont fontOf(const Piece &piece, QFont font)
{
    font.setBold(piece.role == Piece::Role::Result);
    return font;
}

QColor colourOf(const Piece &piece)
{
    switch (piece.role) {
    case Piece::Role::Operator:
        return colours().muted;
    case Piece::Role::Result:
        return piece.value > 0   ? mix(colours().positive, colours().text, 0.15)
               : piece.value < 0 ? mix(colours().negative, colours().text, 0.35)
                                 : colours().text;
    case Piece::Role::Name:
    case Piece::Role::Number:
        break;
    }
    return colours().text;
}
} // namespace

PointingWidget::PointingWidget(StepWalk &walk, QWidget *parent)
    : QWidget(parent)
    , m_walk(walk)
{
    setMouseTracking(true);
}

void PointingWidget::mouseMoveEvent(QMouseEvent *event)
{
    const Pointed pointed = whatIsAt(event->position());
    m_walk.point(pointed);
    setCursor(pointed.number ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void PointingWidget::mousePressEvent(QMouseEvent *event)
{
    const Pointed pointed = whatIsAt(event->position());
    if (pointed.number && event->button() == Qt::LeftButton)
        m_walk.pick(*pointed.number);
}

void PointingWidget::leaveEvent(QEvent *)
{
    m_walk.point({});
}

bool isPointedAt(const Piece &piece, const Pointed &pointed)
{
    if (piece.symbol.isEmpty() || piece.symbol != pointed.symbol)
        return false;
    return !pointed.number || !piece.number || *piece.number == *pointed.number;
}

void paintPieceGround(QPainter &painter, const QRectF &box, const Piece &piece, const StepWalk &walk)
{
    const bool pointed = isPointedAt(piece, walk.pointed());
    const bool selected = piece.role != Piece::Role::Result && piece.number &&
                          piece.number == walk.selection() && walk.selection() != walk.component();
    if (!pointed && !selected)
        return;
    const QColor accent = accentOf(piece.symbol);
    painter.setPen(selected ? QPen(accent, 1) : Qt::NoPen);
    painter.setBrush(pointed ? mix(colours().surface, accent, 0.22) : QColor(Qt::transparent));
    painter.drawRoundedRect(box.adjusted(-2, 0.5, 2, -0.5), 3, 3);
    painter.setBrush(Qt::NoBrush);
}

void paintPiece(QPainter &painter, const QPointF &baseline, const Piece &piece, const QFont &font)
{
    painter.setFont(fontOf(piece, font));
    painter.setPen(colourOf(piece));
    drawNotation(painter, baseline, piece.text);
}

double pieceWidth(const Piece &piece, const QFont &font)
{
    return notationWidth(fontOf(piece, font), piece.text);
}

} // namespace deltascope
