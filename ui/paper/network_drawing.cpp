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
constexpr double numberGap = 3;  // to what is beside it

struct Edge
{
    QLineF line;
    QString number;
    QSizeF size; // of the number, with a rim
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
    return QRectF(edge.line.pointAt(share) - QPointF(edge.size.width() / 2, edge.size.height() / 2),
                  edge.size);
}

// How much of the line lies in the rectangle.
double lengthWithin(const QRectF &area, const QLineF &line)
{
    double from = 0;
    double to = 1;
    const auto cut = [&](double start, double step, double least, double most) {
        if (qFuzzyIsNull(step)) {
            if (start < least || start > most)
                to = -1;
            return;
        }
        const double one = (least - start) / step;
        const double other = (most - start) / step;
        from = qMax(from, qMin(one, other));
        to = qMin(to, qMax(one, other));
    };
    cut(line.x1(), line.dx(), area.left(), area.right());
    cut(line.y1(), line.dy(), area.top(), area.bottom());
    return qMax(0.0, to - from) * line.length();
}

double overlap(const QRectF &one, const QRectF &other)
{
    const QRectF both = one & other;
    return both.width() * both.height();
}

// By how much a rectangle reaches into a node.
double depthIn(const QPointF &node, const QRectF &area)
{
    const QPointF nearest(qBound(area.left(), node.x(), area.right()),
                          qBound(area.top(), node.y(), area.bottom()));
    return qMax(0.0, nodeRadius + numberGap - QLineF(node, nearest).length());
}

// Finds the places of the weights on their edges, one after the other and then again, until none can lie
// better beside the others.
class Placing
{
public:
    Placing(const QList<Edge> &edges, const QList<QPointF> &nodes, const QList<QRectF> &taken)
        : m_edges(edges)
        , m_nodes(nodes)
        , m_taken(taken)
    {
    }

    QList<QRectF> places()
    {
        constexpr int mostRounds = 12;
        QList<QRectF> before;
        for (int round = 0; round < mostRounds && (round == 0 || m_places != before); ++round) {
            before = m_places;
            for (int edge = 0; edge < m_edges.size(); ++edge)
                place(edge);
        }
        return m_places;
    }

private:
    void place(int edge)
    {
        QRectF best;
        double least = 1e18;
        for (double share = 0.1; share < 0.901; share += 0.02) {
            const QRectF label = labelAt(m_edges[edge], share);
            const double here = badness(label, edge) + std::abs(share - 0.5);
            if (here < least) {
                least = here;
                best = label;
            }
        }
        if (edge < m_places.size())
            m_places[edge] = best;
        else
            m_places << best;
    }

    // On another number or a node it cannot be read; on another line it can be taken for that one's.
    double badness(const QRectF &label, int edge) const
    {
        constexpr double unreadable = 1000;
        const QRectF around = label.adjusted(-numberGap, -numberGap, numberGap, numberGap);
        double sum = 0;
        for (int other = 0; other < m_edges.size(); ++other)
            if (other != edge)
                sum += lengthWithin(around, m_edges[other].line);
        for (const QPointF &node : m_nodes)
            sum += unreadable * depthIn(node, label);
        for (const QRectF &other : m_taken)
            sum += unreadable * overlap(around, other);
        for (int other = 0; other < m_places.size(); ++other)
            if (other != edge)
                sum += unreadable * overlap(around, m_places[other]);
        return sum;
    }

    const QList<Edge> &m_edges;
    const QList<QPointF> &m_nodes;
    const QList<QRectF> &m_taken;
    QList<QRectF> m_places;
};

QList<Edge> edgesBetween(const QList<QPointF> &from, const QList<QPointF> &to, const Matrix<double> &weights)
{
    const QFont font = paperFont(numberSize);
    const double height = QFontMetricsF(font).capHeight() + 10;
    QList<Edge> edges;
    for (int i = 0; i < from.size(); ++i)
        for (int j = 0; j < to.size(); ++j) {
            QLineF whole(from[i], to[j]);
            const double share = nodeRadius / whole.length();
            const QString number = SheetText::given(weights(i, j));
            edges << Edge{QLineF(whole.pointAt(share), whole.pointAt(1 - share)), number,
                          QSizeF(notationWidth(font, number) + 8, height)};
        }
    return edges;
}

void drawCentred(QPainter &painter, const QPointF &middle, const QFont &font, const QString &notation)
{
    painter.setFont(font);
    const double width = notationWidth(font, notation);
    drawNotation(painter, middle + QPointF(-width / 2, QFontMetricsF(font).capHeight() / 2), notation);
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

// Where everything is.
struct Drawing
{
    Drawing(const QRectF &area, const Sheet &sheet)
    {
        const SheetText text(sheet);
        const Parameters<double> &given = sheet.network.parameters;
        const double first = area.left() + sideWidth + nodeRadius;
        const double last = area.right() - sideWidth - nodeRadius - 30;
        inputs = column(area, first, given.W1.rows());
        units = column(area, (first + last) / 2, given.b1.size());
        outputs = column(area, last, given.b2.size());
        biases = biasesOf(text, Term::b1, given.b1, units) + biasesOf(text, Term::b2, given.b2, outputs);
        edges = edgesBetween(inputs, units, given.W1) + edgesBetween(units, outputs, given.W2);
        QList<QRectF> taken;
        for (const Note &bias : biases)
            taken << bias.area;
        weights = Placing(edges, inputs + units + outputs, taken).places();
    }

    QList<QPointF> inputs;
    QList<QPointF> units;
    QList<QPointF> outputs;
    QList<Note> biases;
    QList<Edge> edges;
    QList<QRectF> weights; // the numbers on the edges
};

void drawEdges(QPainter &painter, const Drawing &drawing)
{
    painter.setPen(QPen(Qt::black, penWidth));
    for (const Edge &edge : drawing.edges)
        painter.drawLine(edge.line);
    const auto write = [&painter](const QRectF &area, const QString &text) {
        painter.fillRect(area, Qt::white);
        drawCentred(painter, area.center(), paperFont(numberSize), text);
    };
    for (int edge = 0; edge < drawing.edges.size(); ++edge)
        write(drawing.weights[edge], drawing.edges[edge].number);
    for (const Note &bias : drawing.biases)
        write(bias.area, bias.text);
}
} // namespace

double networkHeight(const Sizes &sizes)
{
    return nodeDistance * std::max({sizes.inputs, sizes.hidden, sizes.outputs}) + 40;
}

NetworkPlaces placesIn(const QRectF &area, const Sheet &sheet)
{
    const Drawing drawing(area, sheet);
    NetworkPlaces places = {
        drawing.inputs + drawing.units + drawing.outputs, nodeRadius, drawing.weights, {}};
    for (const Note &bias : drawing.biases)
        places.biases << bias.area;
    return places;
}

void drawNetwork(QPainter &painter, const QRectF &area, const Sheet &sheet)
{
    const SheetText text(sheet);
    const Drawing drawing(area, sheet);
    drawEdges(painter, drawing);
    drawNodes(painter, text, Term::x1, drawing.units);
    drawNodes(painter, text, Term::x0, drawing.inputs);
    drawNodes(painter, text, Term::x2, drawing.outputs);
    const QFont font = paperFont(numberSize);
    const double half = QFontMetricsF(font).capHeight() / 2;
    painter.setFont(font);
    for (int i = 0; i < drawing.inputs.size(); ++i) {
        const QString number = SheetText::given(sheet.pass.x0[i]);
        drawNotation(painter,
                     drawing.inputs[i] + QPointF(-nodeRadius - 12 - notationWidth(font, number), half),
                     number);
    }
    for (int k = 0; k < drawing.outputs.size(); ++k)
        drawNotation(painter, drawing.outputs[k] + QPointF(nodeRadius + 12, half),
                     text.name(Term::y, k) + QStringLiteral(" = ") + SheetText::given(sheet.pass.y[k]));
}

} // namespace deltascope
