// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/expected_graph.h"

#include "ui/theme/custom_plot.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>

#include <algorithm>

namespace deltascope {

namespace {
constexpr double penWidth = 2;
}

ExpectedGraph::ExpectedGraph(QCustomPlot &plot, const CurveAxes &axes)
    : m_axes(axes)
    , m_line(new QCPCurve(axes.loss()->axis(QCPAxis::atBottom), axes.loss()->axis(QCPAxis::atLeft)))
{
    m_line->setSelectable(QCP::stNone);
    m_line->setName(tr("expected"));
    connect(&plot, &QCustomPlot::mousePress, this, &ExpectedGraph::press);
    connect(&plot, &QCustomPlot::mouseMove, this, &ExpectedGraph::move);
    connect(&plot, &QCustomPlot::mouseRelease, this, [this] { m_pen.reset(); });
    restyle();
}

void ExpectedGraph::show(const ExpectedCurve *curve, bool room)
{
    m_curve = curve ? std::optional(*curve) : std::nullopt;
    m_room = room;
    QVector<QCPCurveData> points;
    if (m_curve)
        for (const SeriesPoint &point : m_curve->points())
            points.append({point.epochs, point.epochs, point.loss});
    m_line->data()->set(points, true);
}

void ExpectedGraph::setX(CurveX x)
{
    m_x = x;
    setShown(m_shown);
}

void ExpectedGraph::setShown(bool shown)
{
    m_shown = shown;
    m_line->setVisible(shown && m_x == CurveX::Epochs);
}

QPen ExpectedGraph::pen()
{
    QPen dashed(colours().text, penWidth, Qt::DashLine);
    dashed.setDashPattern({3, 2});
    return dashed;
}

void ExpectedGraph::restyle()
{
    m_line->setPen(pen());
}

void ExpectedGraph::addTo(CurveAxes::Extent &extent) const
{
    if (!m_curve || !m_line->visible())
        return;
    std::vector<double> losses;
    for (const SeriesPoint &point : m_curve->points())
        losses.push_back(point.loss);
    if (m_room)
        losses.insert(losses.end(), {m_curve->lowest(), m_curve->highest()});
    if (losses.empty())
        return;
    const auto [lowest, highest] = std::ranges::minmax(losses);
    extent.x = std::max(extent.x, m_curve->from() + m_curve->epochs());
    extent.smallestLoss = extent.smallestLoss > 0 ? std::min(extent.smallestLoss, lowest) : lowest;
    extent.largestLoss = std::max(extent.largestLoss, highest);
}

int ExpectedGraph::addToLegend()
{
    m_line->removeFromLegend();
    return m_line->visible() && m_line->dataCount() > 1 && m_line->addToLegend() ? 1 : 0;
}

// On an axis whose loss is logarithmic too.
QPointF ExpectedGraph::placeOf(const QMouseEvent *event) const
{
    const QRect field = m_axes.loss()->rect();
    const QPointF inside(std::clamp(event->position().x(), double(field.left()), double(field.right())),
                         std::clamp(event->position().y(), double(field.top()), double(field.bottom())));
    return {m_line->keyAxis()->pixelToCoord(inside.x()), m_line->valueAxis()->pixelToCoord(inside.y())};
}

void ExpectedGraph::press(const QMouseEvent *event)
{
    const bool begins = m_drawing && m_x == CurveX::Epochs && event->button() == Qt::LeftButton &&
                        m_axes.loss()->rect().contains(event->position().toPoint());
    if (!begins)
        return;
    m_pen = placeOf(event);
    Q_EMIT drawn(*m_pen, *m_pen);
}

void ExpectedGraph::move(const QMouseEvent *event)
{
    if (!m_pen || !m_drawing)
        return;
    const QPointF before = *m_pen;
    m_pen = placeOf(event);
    Q_EMIT drawn(before, *m_pen);
}

} // namespace deltascope
