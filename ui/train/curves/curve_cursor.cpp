// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/curve_cursor.h"

#include "ui/theme/custom_plot.h"
#include "ui/theme/theme.h"

namespace deltascope {

namespace {
constexpr double dotSize = 7;

QString layerName()
{
    return QStringLiteral("cursor");
}
} // namespace

CurveCursor::CurveCursor(QCustomPlot &plot, const CurveAxes &axes)
    : m_plot(plot)
{
    plot.addLayer(layerName());
    for (QCPAxisRect *field : axes.fields()) {
        QCPItemStraightLine *line = addVerticalLine(plot, field);
        line->setLayer(layerName());
        m_lines.push_back(line);
    }
    hide();
}

void CurveCursor::show(double x, const std::vector<RunCurves::Dot> &dots)
{
    hide();
    m_plot.layer(layerName())->setMode(QCPLayer::lmBuffered);
    for (QCPItemStraightLine *line : m_lines) {
        line->point1->setCoords(x, 0);
        line->point2->setCoords(x, 1);
        line->setPen(QPen(colours().muted, 1));
        line->setVisible(line->clipAxisRect()->visible());
    }
    for (std::size_t i = 0; i < dots.size(); ++i) {
        QCPItemTracer *tracer = dot(i);
        tracer->setGraph(dots[i].graph);
        tracer->setGraphKey(dots[i].x);
        tracer->setClipAxisRect(dots[i].graph->keyAxis()->axisRect());
        tracer->setPen(QPen(colours().surface, 1.5));
        tracer->setBrush(dots[i].graph->pen().color());
        tracer->setVisible(true);
    }
}

// A buffer of its own would be cleared and painted with each picture of a training.
void CurveCursor::hide()
{
    m_plot.layer(layerName())->setMode(QCPLayer::lmLogical);
    for (QCPItemStraightLine *line : m_lines)
        line->setVisible(false);
    for (QCPItemTracer *each : m_dots) {
        each->setVisible(false);
        each->setGraph(nullptr); // the curve may go
    }
}

void CurveCursor::replot()
{
    m_plot.layer(layerName())->replot();
}

QCPItemTracer *CurveCursor::dot(std::size_t index)
{
    while (m_dots.size() <= index) {
        auto *tracer = new QCPItemTracer(&m_plot);
        tracer->setStyle(QCPItemTracer::tsCircle);
        tracer->setSize(dotSize);
        tracer->setLayer(layerName());
        m_dots.push_back(tracer);
    }
    return m_dots[index];
}

} // namespace deltascope
