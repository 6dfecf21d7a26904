// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/number_line.h"
#include "ui/step/step_walk.h"

class QPainter;

namespace deltascope {

/// Whether a piece stands for what is pointed at.
bool isPointedAt(const Piece &piece, const Pointed &pointed);

/// Draws the ground of a piece that is pointed at or selected.
void paintPieceGround(QPainter &painter, const QRectF &box, const Piece &piece, const StepWalk &walk);

/// Draws the piece itself.
void paintPiece(QPainter &painter, const QPointF &baseline, const Piece &piece, const QFont &font);

/// Advance width of the piece.
double pieceWidth(const Piece &piece, const QFont &font);

} // namespace deltascope
