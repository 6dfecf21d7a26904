// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/numbers/number_line.h"
#include "ui/step/walk/step_walk.h"

#include <QWidget>

class QPainter;

namespace deltascope {

/// A widget in which numbers of the pass are drawn: what the cursor is on is pointed at, and a click picks
/// it.
class PointingWidget : public QWidget
{
public:
    explicit PointingWidget(StepWalk &walk, QWidget *parent = nullptr);

protected:
    StepWalk &walk() const { return m_walk; }
    /// What is drawn at this place of the widget; empty where nothing can be pointed at.
    virtual Pointed whatIsAt(const QPointF &position) const = 0;

    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    StepWalk &m_walk;
};

/// Whether a piece stands for what is pointed at.
bool isPointedAt(const Piece &piece, const Pointed &pointed);

/// Draws the ground of a piece that is pointed at or selected.
void paintPieceGround(QPainter &painter, const QRectF &box, const Piece &piece, const StepWalk &walk);

/// Draws the piece itself.
void paintPiece(QPainter &painter, const QPointF &baseline, const Piece &piece, const QFont &font);

/// Advance width of the piece.
double pieceWidth(const Piece &piece, const QFont &font);

} // namespace deltascope
