// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/worksheet/sheet.h"

#include <QPainter>

namespace deltascope {

/// The numbers that a worksheet starts from: vectors and matrices of a hand-sized network, or those entries
/// of a large one that are needed.
class GivenNumbers
{
public:
    explicit GivenNumbers(const Sheet &sheet);

    double height(double width) const;
    /// In the units of paper.h, from the top left corner.
    void draw(QPainter &painter, const QRectF &area) const;

private:
    /// A name and what it is; several rows in brackets.
    struct Line
    {
        QString name;
        QList<QStringList> rows;

        bool isScalar() const { return rows.size() == 1 && rows.constFirst().size() == 1; }
    };
    void addSmall(const Sheet &sheet);
    void addParts(const Sheet &sheet);
    QList<QRectF> places(const QRectF &area) const;
    QList<QRectF> inColumns(const QRectF &area) const;
    QList<QRectF> inRows(const QRectF &area) const;
    static double heightOf(const Line &line);
    static void drawLine(QPainter &painter, const QPointF &corner, double width, const Line &line);

    bool m_isPart = false;
    QList<Line> m_lines;
};

} // namespace deltascope
