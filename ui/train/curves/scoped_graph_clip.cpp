// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curves/scoped_graph_clip.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace deltascope {

namespace {
// Lines between points are straight in the scale of the axis.
double scaled(const QCPAxis &axis, double value)
{
    return axis.scaleType() == QCPAxis::stLogarithmic ? std::log(value) : value;
}

double unscaled(const QCPAxis &axis, double place)
{
    return axis.scaleType() == QCPAxis::stLogarithmic ? std::exp(place) : place;
}

// Shares of the way along a line.
struct Part
{
    double from = 0;
    double to = 1;
};

// Leaves of part where start + t·step is within the axis; false: nothing.
bool narrow(Part &part, double start, double step, const QCPAxis &axis)
{
    const double low = scaled(axis, axis.range().lower);
    const double high = scaled(axis, axis.range().upper);
    if (!std::isfinite(start) || !std::isfinite(step))
        return false;
    if (step == 0)
        return start >= low && start <= high;
    const auto [first, last] = std::minmax({(low - start) / step, (high - start) / step});
    part.from = std::max(part.from, first);
    part.to = std::min(part.to, last);
    return part.from <= part.to;
}

// Ends of the part of the line from a to b that is in sight.
std::optional<std::pair<QCPGraphData, QCPGraphData>> inside(const QCPGraph &graph, const QCPGraphData &a,
                                                            const QCPGraphData &b)
{
    const QCPAxis &x = *graph.keyAxis();
    const QCPAxis &y = *graph.valueAxis();
    const QPointF start(scaled(x, a.key), scaled(y, a.value));
    const QPointF step = QPointF(scaled(x, b.key), scaled(y, b.value)) - start;
    Part part;
    if (!narrow(part, start.x(), step.x(), x) || !narrow(part, start.y(), step.y(), y))
        return std::nullopt;
    const auto at = [&](double share) {
        const QPointF place = start + share * step;
        return share == 0 ? a : share == 1 ? b : QCPGraphData(unscaled(x, place.x()), unscaled(y, place.y()));
    };
    return std::pair(at(part.from), at(part.to));
}

QVector<QCPGraphData> inside(const QCPGraph &graph)
{
    QVector<QCPGraphData> kept;
    const auto data = graph.data();
    for (auto b = data->constBegin(); b != data->constEnd(); ++b) {
        const auto ends = inside(graph, b == data->constBegin() ? *b : *(b - 1), *b);
        if (!ends)
            continue;
        const bool goesOn =
            !kept.isEmpty() && kept.last().key == ends->first.key && kept.last().value == ends->first.value;
        if (!goesOn && !kept.isEmpty()) // a point that is no number breaks the line
            kept.append({ends->first.key, std::numeric_limits<double>::quiet_NaN()});
        if (!goesOn)
            kept.append(ends->first);
        if (b != data->constBegin())
            kept.append(ends->second);
    }
    return kept;
}
} // namespace

ScopedGraphClip::ScopedGraphClip(QCustomPlot &plot)
{
    for (int i = 0; i < plot.graphCount(); ++i) {
        QCPGraph *graph = plot.graph(i);
        auto parts = QSharedPointer<QCPGraphDataContainer>::create();
        parts->set(inside(*graph), true);
        m_whole.push_back({graph, graph->data()});
        graph->setData(parts);
    }
}

ScopedGraphClip::~ScopedGraphClip()
{
    for (const Whole &each : m_whole)
        each.graph->setData(each.data);
}

} // namespace deltascope
