// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/output_axis.h"
#include "ui/stage/stage_scene.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double shaft = 2.5; // half of its thickness
constexpr double headHalf = 7;
constexpr double headLength = 10;
constexpr double least = 2; // shorter arrows would be all head
constexpr double gateApart = 4;

// A horizontal arrow; a short one is its head alone.
QPolygonF arrow(double from, double to, double y)
{
    const double sense = to > from ? 1 : -1;
    const double head = std::min(headLength, std::abs(to - from));
    const double half = headHalf * head / headLength;
    const double neck = to - sense * head;
    return {{from, y - std::min(shaft, half)},
            {neck, y - std::min(shaft, half)},
            {neck, y - half},
            {to, y},
            {neck, y + half},
            {neck, y + std::min(shaft, half)},
            {from, y + std::min(shaft, half)}};
}
} // namespace

void paintGate(QPainter &painter, const QPointF &centre, double height)
{
    painter.setPen(QPen(colours().warning, 2));
    for (const double x : {centre.x() - gateApart / 2, centre.x() + gateApart / 2})
        painter.drawLine(QPointF(x, centre.y() - height / 2), QPointF(x, centre.y() + height / 2));
}

// Filled as φ′ lets through: what is left hollow is wanted in vain. Where φ′ cancels all of it comes through.
void paintNudge(QPainter &painter, const StageScene &scene, int k)
{
    const Pass<double> &pass = *scene.content->pass;
    const Functions &functions = scene.content->network->functions;
    const bool scaled = !facts(functions.cost).cancels_phi_prime;
    const double passed = scaled ? passedShare(functions.output, pass.z2[k]) : 1;
    if (std::isnan(passed) || std::isnan(pass.x2[k]))
        return;
    const QRectF bar = scene.layout.outputBar(k);
    const OutputAxis axis(scene);
    const double from = axis.at(pass.x2[k], bar);
    const double to = axis.at(pass.y[k], bar);
    if (std::abs(to - from) >= least) {
        const QPolygonF shape = arrow(from, to, bar.center().y());
        painter.setPen(QPen(colours().surface, 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(colours().surface);
        painter.drawPolygon(shape);
        painter.setPen(QPen(colours().backward, 1.5));
        painter.setBrush(mix(colours().surface, colours().backward, std::clamp(passed, 0.0, 1.0)));
        painter.drawPolygon(shape);
        painter.setBrush(Qt::NoBrush);
    }
    if (passed < blockedShare)
        paintGate(painter, {bar.right() + 7, bar.center().y()}, bar.height());
}

} // namespace deltascope
