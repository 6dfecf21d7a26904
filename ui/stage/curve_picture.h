// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointF>

#include <vector>

class QColor;
class QPainter;
class QRegion;

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
    /// Curves are drawn only where they are seen: in pixels of the painter, which may be finer on the screen.
    CurvePicture(const QRegion &seen, double devicePixelRatio);

    /// Over what has been drawn before. Of the curve, the part from t = begin to t = end.
    void draw(const LevelCurve &curve, double width, const QColor &colour, double begin = 0, double end = 1);
    void paint(QPainter &painter) const;

private:
    struct Stroke;
    struct Line;

    void clear(const QRect &part);
    void drawLine(const QPointF &from, const QPointF &to, const Stroke &stroke) const;

    double m_ratio;
    QPoint m_origin; ///< of the image, on the screen
    QImage m_image;
    std::vector<QRect> m_parts; ///< of the image, that are seen
};

} // namespace deltascope
