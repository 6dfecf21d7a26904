// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointF>
#include <QRectF>

class QColor;
class QPainter;

namespace deltascope {

/// A curve that leaves and arrives level, from left to right.
struct LevelCurve
{
    QPointF from;
    QPointF to; ///< right of from

    QPointF at(double t) const; ///< 0 … 1
    /// Half way; of length 1.
    QPointF direction() const;
};

/// Many such curves, smoothed. QPainter strokes any path, but takes longer, in which the interface would not
/// answer, and a processor would not train: with it the stage took half as long again at K = 30
/// (bench_stage).
class CurvePicture
{
public:
    /// area in pixels of the painter, which may be finer on the screen. Within covered nothing needs to be
    /// drawn: it will not be seen.
    CurvePicture(const QRectF &area, double devicePixelRatio, const QRectF &covered = {});

    /// Over what has been drawn before. Of the curve, the part from t = begin to t = end.
    void draw(const LevelCurve &curve, double width, const QColor &colour, double begin = 0, double end = 1);
    void paint(QPainter &painter) const;

private:
    struct Stroke;

    void drawLine(const QPointF &from, const QPointF &to, const Stroke &stroke) const;
    void drawColumn(int column, float y, float slope, const Stroke &stroke) const;

    QPoint m_origin; ///< of the image, in pixels of the painter
    double m_ratio;
    QRectF m_covered; ///< in pixels of the image
    QImage m_image;
};

} // namespace deltascope
