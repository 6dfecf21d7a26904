// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/equations/equation_layout.h"

#include <QLineF>

#include <cmath>

namespace deltascope {

namespace {
constexpr double reach = 0.12; // em around a symbol that still hit it: indices are small targets

struct Wanted
{
    int symbol;
    QString text;
    double middle;
    double width;
};

// Left edges in one line, none left of least and none nearer to another than apart, together as near to where
// they are wanted as can be: those that would touch move as one block.
QList<double> lined(const QList<Wanted> &wanted, double least, double apart)
{
    struct Block
    {
        double left;
        double width;
        qsizetype count;
        double sum; // of the left edges that its parts would give the block
    };
    QList<Block> blocks;
    for (const Wanted &each : wanted) {
        const double left = each.middle - each.width / 2;
        blocks.append({qMax(least, left), each.width, 1, left});
        while (blocks.size() > 1) {
            const Block last = blocks.constLast();
            Block &before = blocks[blocks.size() - 2];
            if (before.left + before.width + apart <= last.left)
                break;
            const double offset = before.width + apart;
            before.sum += last.sum - static_cast<double>(last.count) * offset;
            before.count += last.count;
            before.width = offset + last.width;
            before.left = qMax(least, before.sum / static_cast<double>(before.count));
            blocks.removeLast();
        }
    }
    QList<double> lefts;
    for (const Block &block : blocks) {
        double left = block.left;
        for (qsizetype i = 0; i < block.count; ++i) {
            lefts.append(left);
            left += wanted[lefts.size() - 1].width + apart;
        }
    }
    return lefts;
}

// Whether the middle of each symbol is above its size.
bool areBelow(const QList<Wanted> &wanted, const QList<double> &lefts)
{
    for (qsizetype i = 0; i < wanted.size(); ++i)
        if (wanted[i].middle < lefts[i] || wanted[i].middle > lefts[i] + wanted[i].width)
            return false;
    return true;
}
} // namespace

EquationLayout::EquationLayout(const EquationPictures &pictures, double em, int edge, int gap)
    : EquationLayout(pictures, em, edge, gap, {}, QFont())
{
}

EquationLayout::EquationLayout(const EquationPictures &pictures, double em, int edge, int gap,
                               const QList<SizesUnder> &sizes, const QFont &font)
    : m_em(em)
{
    const QFontMetricsF metrics(font);
    int top = edge;
    for (const auto &picture : pictures) {
        const QPoint corner(edge, top);
        for (const EquationSymbol &symbol : picture->symbols())
            m_symbols.append(
                {symbol.term, QRectF(symbol.box.topLeft() * em + corner, symbol.box.size() * em)});
        m_corners.append(corner);
        top += static_cast<int>(std::ceil(picture->size().height() * em));
        const SizesUnder under = sizes.value(m_corners.size() - 1);
        if (!under.isEmpty())
            top += placeSizes(*picture, under, metrics, top);
        top += gap;
    }
    double width = widest(pictures) * em + edge;
    for (const PlacedSize &size : m_sizes)
        width = qMax(width, size.box.right());
    m_size = {static_cast<int>(std::ceil(width)) + edge, pictures.isEmpty() ? 2 * edge : top - gap + edge};
}

// In one line where each can stand below the middle of its symbol; otherwise by turns in two. Returns the
// height of the lines.
int EquationLayout::placeSizes(const EquationPicture &picture, const SizesUnder &sizes,
                               const QFontMetricsF &metrics, int top)
{
    const double least = m_corners.constLast().x();
    const double apart = metrics.averageCharWidth();
    QList<Wanted> wanted;
    for (qsizetype i = 0; i < picture.symbols().size(); ++i) {
        const QString text = sizes.value(picture.symbols()[i].id);
        const qsizetype symbol = m_symbols.size() - picture.symbols().size() + i;
        if (!text.isEmpty())
            wanted.append({static_cast<int>(symbol), text, m_symbols[symbol].box.center().x(),
                           metrics.horizontalAdvance(text)});
    }
    QList<double> lefts = lined(wanted, least, apart);
    const bool one = areBelow(wanted, lefts);
    if (!one)
        for (const qsizetype line : {0, 1}) {
            QList<Wanted> part;
            for (qsizetype i = line; i < wanted.size(); i += 2)
                part.append(wanted[i]);
            const QList<double> placed = lined(part, least, apart);
            for (qsizetype i = line; i < wanted.size(); i += 2)
                lefts[i] = placed[i / 2];
        }
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const double y = top + (one ? 0 : static_cast<double>(i % 2) * metrics.height());
        m_sizes.append(
            {wanted[i].symbol, wanted[i].text, QRectF(lefts[i], y, wanted[i].width, metrics.height())});
    }
    return wanted.isEmpty() ? 0 : qCeil((one ? 1 : 2) * metrics.height());
}

int EquationLayout::symbolAt(const QPointF &point) const
{
    const double margin = reach * m_em;
    int nearest = -1;
    double nearestDistance = 0;
    for (int i = 0; i < m_symbols.size(); ++i) {
        const QRectF &box = m_symbols[i].box;
        if (!box.adjusted(-margin, -margin, margin, margin).contains(point))
            continue;
        const double distance = QLineF(box.center(), point).length();
        if (nearest < 0 || distance < nearestDistance) {
            nearest = i;
            nearestDistance = distance;
        }
    }
    return nearest;
}

double EquationLayout::widest(const EquationPictures &pictures)
{
    double width = 0;
    for (const auto &picture : pictures)
        width = qMax(width, picture->size().width());
    return width;
}

} // namespace deltascope
