// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/equations/equation_layout.h"

#include <QLineF>

#include <cmath>

namespace deltascope {

namespace {
constexpr double reach = 0.12; // em around a symbol that still hit it: indices are small targets
} // namespace

EquationLayout::EquationLayout(const EquationPictures &pictures, double em, int edge, int gap)
    : m_em(em)
{
    int top = edge;
    for (const auto &picture : pictures) {
        const QPoint corner(edge, top);
        for (const EquationSymbol &symbol : picture->symbols())
            m_symbols.append(
                {symbol.term, QRectF(symbol.box.topLeft() * em + corner, symbol.box.size() * em)});
        m_corners.append(corner);
        top += static_cast<int>(std::ceil(picture->size().height() * em)) + gap;
    }
    const int width = static_cast<int>(std::ceil(widest(pictures) * em));
    m_size = {width + 2 * edge, pictures.isEmpty() ? 2 * edge : top - gap + edge};
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
