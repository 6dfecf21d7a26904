// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/worksheet/sheet.h"

#include <QList>
#include <QPainter>

namespace deltascope {

/// Draws a hand-sized network with its inputs, weights, biases and targets into area, in the units of
/// paper.h. No number lies on another.
void drawNetwork(QPainter &painter, const QRectF &area, const Sheet &sheet);

/// Where its parts are then.
struct NetworkPlaces
{
    QList<QPointF> nodes;
    double nodeRadius = 0;
    QList<QRectF> weights; ///< their numbers, on the edges
    QList<QRectF> biases;
};
NetworkPlaces placesIn(const QRectF &area, const Sheet &sheet);

/// How high it wants to be.
double networkHeight(const Sizes &sizes);

} // namespace deltascope
