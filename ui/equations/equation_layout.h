// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/equations/equation_picture.h"

#include <QFont>
#include <QFontMetricsF>

#include <memory>

namespace deltascope {

using EquationPictures = QList<std::shared_ptr<const EquationPicture>>;

/// A symbol where it is drawn.
struct PlacedSymbol
{
    QString term;
    QRectF box;
};

/// What stands under the symbols of an equation, in small type: for the id of a symbol ("W2", "delta2-2") its
/// size.
using SizesUnder = QHash<QString, QString>;

/// A size where it is drawn.
struct PlacedSize
{
    int symbol = 0; ///< its place in EquationLayout::symbols()
    QString text;
    QRectF box;
};

/// Equations one below the other, left-aligned, at one type size. Everything in logical pixels.
class EquationLayout
{
public:
    EquationLayout() = default;
    /// em is the type size, edge the space around all equations, gap that between two of them.
    EquationLayout(const EquationPictures &pictures, double em, int edge, int gap);
    /// The same with sizes in this font under the symbols of some equations, the first first. Where two would
    /// touch, one is lower.
    EquationLayout(const EquationPictures &pictures, double em, int edge, int gap,
                   const QList<SizesUnder> &sizes, const QFont &font);

    double em() const { return m_em; }
    /// With the edges.
    QSize size() const { return m_size; }
    /// Top left corner of each equation; whole pixels, so that the pictures stay sharp.
    const QList<QPoint> &corners() const { return m_corners; }
    /// In reading order.
    const QList<PlacedSymbol> &symbols() const { return m_symbols; }

    const QList<PlacedSize> &sizes() const { return m_sizes; }

    /// The symbol at or very near this point, or -1.
    int symbolAt(const QPointF &point) const;

    /// The width of the widest equation, in em.
    static double widest(const EquationPictures &pictures);

private:
    double m_em = 1;
    QSize m_size;
    QList<QPoint> m_corners;
    QList<PlacedSymbol> m_symbols;
    QList<PlacedSize> m_sizes;

    int placeSizes(const EquationPicture &picture, const SizesUnder &sizes, const QFontMetricsF &metrics,
                   int top);
};

} // namespace deltascope
