// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_scene.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace deltascope {

namespace {
constexpr double lineWidth = 2;
constexpr double dotRadius = 3.5;
constexpr double rim = 2;
constexpr std::ptrdiff_t mostMarked = 28; // pixels; more are one blot

// The place of an input in the picture, or in the column, of all.
QRectF placeOfInput(const StageScene &scene, const QRectF &all, int input)
{
    const Sizes &network = scene.layout.network();
    if (!network.has_picture()) {
        const double band = all.height() / network.inputs;
        return {all.left(), all.top() + input * band, all.width(), band};
    }
    const double cell = all.width() / image_side;
    return {all.left() + input % image_side * cell, all.top() + input / image_side * cell, cell, cell};
}

void frame(QPainter &painter, const QRectF &place)
{
    painter.drawRect(place.adjusted(-rim, -rim, rim, rim));
}

void markInput(QPainter &painter, const StageScene &scene, int input)
{
    const bool picture = scene.layout.network().has_picture();
    frame(painter, picture ? placeOfInput(scene, scene.layout.input(), input)
                           : scene.layout.inputRow(input).adjusted(rim, rim + 3, -rim, -rim - 3));
}

// Of a unit that is scrolled away there is nothing to mark.
void markUnit(QPainter &painter, const StageScene &scene, const Selection &number)
{
    const int unit = number.term == Term::W1 ? number.column : number.row;
    const StageLayout &layout = scene.layout;
    if (!layout.isShown(unit))
        return;
    if (number.term == Term::x1)
        return frame(painter, layout.tileBar(unit));
    frame(painter, layout.tile(unit));
    if (number.term == Term::W1)
        frame(painter, placeOfInput(scene, layout.tile(unit), number.row));
}

// A ring at the end of the edges, clear of the name of the output.
QPointF markOutput(QPainter &painter, const StageScene &scene, int output)
{
    const QPointF place = scene.layout.outputPort(output) - QPointF(dotRadius, 0);
    painter.drawEllipse(place, dotRadius, dotRadius);
    return place;
}

void markEdge(QPainter &painter, const StageScene &scene, int unit, int output)
{
    const QPointF to = markOutput(painter, scene, output);
    if (!scene.layout.isShown(unit))
        return;
    const QPointF from = scene.layout.unitOut(unit);
    painter.drawEllipse(from, dotRadius, dotRadius);
    painter.drawLine(from, to);
}

void mark(QPainter &painter, const StageScene &scene, const Selection &number)
{
    switch (number.term) {
    case Term::W1:
    case Term::b1:
    case Term::x1:
        return markUnit(painter, scene, number);
    case Term::W2:
        return markEdge(painter, scene, number.row, number.column);
    case Term::b2:
        markOutput(painter, scene, number.row);
        return;
    default:
        break; // inputs are marked together
    }
}
} // namespace

void paintChanges(QPainter &painter, const StageScene &scene)
{
    const auto &changed = scene.focus.changed;
    if (changed.empty() || !scene.content)
        return;
    painter.setPen(QPen(colours().warning, lineWidth));
    painter.setBrush(Qt::NoBrush);
    for (const Selection &number : changed)
        mark(painter, scene, number);
    if (scene.unitInTheMaking())
        return; // it stands in the place of the input
    const auto isInput = [](const Selection &number) { return number.term == Term::x0; };
    if (std::ranges::count_if(changed, isInput) > mostMarked)
        return frame(painter, scene.layout.input());
    for (const Selection &number : changed)
        if (isInput(number))
            markInput(painter, scene, number.row);
}

} // namespace deltascope
