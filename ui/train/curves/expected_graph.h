// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/curves/curve_axes.h"
#include "ui/train/curves/expected_curve.h"

#include <QObject>

class QCPCurve;
class QMouseEvent;

namespace deltascope {

/// The expected curve in the plot of the learning curves, and the pen that draws it. Only by epochs: how many
/// seconds they will take nobody has been asked.
class ExpectedGraph : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    ExpectedGraph(QCustomPlot &plot, const CurveAxes &axes);

    /// Null: none. room: the axes make room for all that can be drawn.
    void show(const ExpectedCurve *curve, bool room);
    void setX(CurveX x);
    void setShown(bool shown);
    void restyle();
    static QPen pen();
    /// Whether the pen is down, or a press puts it down.
    void setDrawing(bool drawing) { m_drawing = drawing; }
    bool isDrawing() const { return m_drawing; }
    void addTo(CurveAxes::Extent &extent) const;
    /// In the plot's legend, which is for exports; returns how many entries.
    int addToLegend();
    const QCPCurve &line() const { return *m_line; }

Q_SIGNALS:
    /// A stroke of the pen, in epochs and loss.
    void drawn(const QPointF &begin, const QPointF &end);

private:
    void press(const QMouseEvent *event);
    void move(const QMouseEvent *event);
    QPointF placeOf(const QMouseEvent *event) const;

    const CurveAxes &m_axes;
    QCPCurve *m_line; ///< no graph: those are the runs'
    CurveX m_x = CurveX::Epochs;
    bool m_shown = true;
    bool m_drawing = false;
    bool m_room = false;
    std::optional<ExpectedCurve> m_curve;
    std::optional<QPointF> m_pen; ///< where it was last, while it is down
};

} // namespace deltascope
