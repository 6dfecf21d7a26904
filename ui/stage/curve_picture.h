// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointF>

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

/// Many such curves, smoothed. QPainter can stroke any path, and takes twenty times as long: it would keep
/// the interface from answering, and a processor from training.
class CurvePicture
{
public:
    /// area in pixels of the painter, which may be finer on the screen.
    CurvePicture(const QRectF &area, double devicePixelRatio);

    /// Over what has been drawn before. Of the curve, the part from t = begin to t = end.
    void draw(const LevelCurve &curve, double width, const QColor &colour, double begin = 0, double end = 1);
    void paint(QPainter &painter) const;

private:
    struct Stroke;

    void drawLine(const QPointF &from, const QPointF &to, const Stroke &stroke);
    void drawColumn(int column, double y, double slope, const Stroke &stroke);

    QPoint m_origin; ///< of the image, in pixels of the painter
    double m_ratio;
    QImage m_image;
};

} // namespace deltascope
