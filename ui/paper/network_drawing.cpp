// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/network_drawing.h"

#include "ui/paper/paper.h"
#include "ui/paper/sheet_text.h"
#include "ui/theme/notation.h"

#include <QFontMetricsF>
#include <QLineF>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double nodeRadius = 46;
constexpr double nodeDistance = 140; // from one to the next below it
constexpr double numberSize = 25;    // of type
constexpr double penWidth = 2.5;
constexpr double sideWidth = 90; // for the numbers beside the first and the last layer

struct Edge
{
    QLineF line;
    QString number;
};

struct Note
{
    QRectF area;
    QString text;
};

QList<QPointF> column(const QRectF &area, double x, Eigen::Index count)
{
    QList<QPointF> nodes;
    const double gap = qMin(nodeDistance, area.height() / static_cast<double>(count));
    for (Eigen::Index i = 0; i < count; ++i)
        nodes << QPointF(x, area.center().y() +
                                (static_cast<double>(i) - static_cast<double>(count - 1) / 2) * gap);
    return nodes;
}

QRectF labelAt(const Edge &edge, double share)
{
    const QFontMetricsF metrics(paperFont(numberSize));
    const QSizeF size(notationWidth(paperFont(numberSize), edge.number) + 8, metrics.capHeight() + 10);
    const QPointF middle = edge.line.pointAt(share);
    return QRectF(middle - QPointF(size.width() / 2, size.height() / 2), size);
}

double distanceTo(const QLineF &line, const QPointF &point)
{
    const QPointF along = line.p2() - line.p1();
    const double length2 = QPointF::dotProduct(along, along);
    const double share = qBound(0.0, QPointF::dotProduct(point - line.p1(), along) / length2, 1.0);
    return QLineF(line.pointAt(share), point).length();
}

// How good a place is: far from other lines and from the numbers that have one.
double room(const QRectF &label, int edge, const QList<Edge> &edges, const QList<QRectF> &placed)
{
    double least = 200;
    for (int other = 0; other < edges.size(); ++other)
        if (other != edge)
            least = qMin(least, distanceTo(edges[other].line, label.center()));
    for (const QRectF &taken : placed)
        if (taken.adjusted(-6, -6, 6, 6).intersects(label))
            least -= 1000;
    return least;
}

QList<QRectF> placeNumbers(const QList<Edge> &edges, const QList<QRectF> &taken)
{
    QList<QRectF> placed = taken;
    for (int edge = 0; edge < edges.size(); ++edge) {
        QRectF best;
        double most = -1e9;
        for (double share = 0.2; share < 0.81; share += 0.04) {
            const QRectF label = labelAt(edges[edge], share);
            const double here = room(label, edge, edges, placed);
            if (here > most) {
                most = here;
                best = label;
            }
        }
        placed << best;
    }
    return placed.mid(taken.size());
}

QList<Edge> edgesBetween(const QList<QPointF> &from, const QList<QPointF> &to, const Matrix<double> &weights)
{
    QList<Edge> edges;
    for (int i = 0; i < from.size(); ++i)
        for (int j = 0; j < to.size(); ++j) {
            QLineF whole(from[i], to[j]);
            const double share = nodeRadius / whole.length();
            edges << Edge{QLineF(whole.pointAt(share), whole.pointAt(1 - share)),
                          SheetText::given(weights(i, j))};
        }
    return edges;
}

void drawCentred(QPainter &painter, const QPointF &middle, const QFont &font, const QString &notation)
{
    painter.setFont(font);
    const double width = notationWidth(font, notation);
    drawNotation(painter, middle + QPointF(-width / 2, QFontMetricsF(font).capHeight() / 2), notation);
}

void drawEdges(QPainter &painter, const QList<Edge> &edges, const QList<QRectF> &taken)
{
    painter.setPen(QPen(Qt::black, penWidth));
    for (const Edge &edge : edges)
        painter.drawLine(edge.line);
    const QList<QRectF> places = placeNumbers(edges, taken);
    for (int edge = 0; edge < edges.size(); ++edge) {
        painter.fillRect(places[edge], Qt::white);
        drawCentred(painter, places[edge].center(), paperFont(numberSize), edges[edge].number);
    }
}

void drawNodes(QPainter &painter, const SheetText &text, Term term, const QList<QPointF> &nodes)
{
    for (int row = 0; row < nodes.size(); ++row) {
        painter.setPen(QPen(Qt::black, penWidth));
        painter.setBrush(Qt::white);
        painter.drawEllipse(nodes[row], nodeRadius, nodeRadius);
        drawCentred(painter, nodes[row], paperFont(34), text.name(term, row));
    }
}

// A bias stands below its node.
QList<Note> biasesOf(const SheetText &text, Term term, const Vector<double> &biases,
                     const QList<QPointF> &nodes)
{
    const QFont font = paperFont(numberSize);
    QList<Note> notes;
    for (int row = 0; row < nodes.size(); ++row) {
        const QString note = text.name(term, row) + QStringLiteral(" = ") + SheetText::given(biases[row]);
        const QSizeF size(notationWidth(font, note) + 8, 36);
        const QPointF middle = nodes[row] + QPointF(0, nodeRadius + size.height() / 2);
        notes << Note{QRectF(middle - QPointF(size.width() / 2, size.height() / 2), size), note};
    }
    return notes;
}
} // namespace

double networkHeight(const Sizes &sizes)
{
    return nodeDistance * std::max({sizes.inputs, sizes.hidden, sizes.outputs}) + 40;
}

void drawNetwork(QPainter &painter, const QRectF &area, const Sheet &sheet)
{
    const SheetText text(sheet);
    const Parameters<double> &given = sheet.network.parameters;
    const double first = area.left() + sideWidth + nodeRadius;
    const double last = area.right() - sideWidth - nodeRadius - 30;
    const QList<QPointF> inputs = column(area, first, given.W1.rows());
    const QList<QPointF> units = column(area, (first + last) / 2, given.b1.size());
    const QList<QPointF> outputs = column(area, last, given.b2.size());
    const QList<Note> biases =
        biasesOf(text, Term::b1, given.b1, units) + biasesOf(text, Term::b2, given.b2, outputs);
    QList<QRectF> taken;
    for (const Note &bias : biases)
        taken << bias.area;
    drawEdges(painter, edgesBetween(inputs, units, given.W1) + edgesBetween(units, outputs, given.W2), taken);
    for (const Note &bias : biases) {
        painter.fillRect(bias.area, Qt::white);
        drawCentred(painter, bias.area.center(), paperFont(numberSize), bias.text);
    }
    drawNodes(painter, text, Term::x1, units);
    drawNodes(painter, text, Term::x0, inputs);
    drawNodes(painter, text, Term::x2, outputs);
    const QFont font = paperFont(numberSize);
    const double half = QFontMetricsF(font).capHeight() / 2;
    painter.setFont(font);
    for (int i = 0; i < inputs.size(); ++i) {
        const QString number = SheetText::given(sheet.pass.x0[i]);
        drawNotation(painter, inputs[i] + QPointF(-nodeRadius - 12 - notationWidth(font, number), half),
                     number);
    }
    for (int k = 0; k < outputs.size(); ++k)
        drawNotation(painter, outputs[k] + QPointF(nodeRadius + 12, half),
                     text.name(Term::y, k) + QStringLiteral(" = ") + SheetText::given(sheet.pass.y[k]));
}

} // namespace deltascope
