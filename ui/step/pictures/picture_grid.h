// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/pictures/picture_content.h"

#include <QRectF>

namespace deltascope {

/// Where the entries of a picture lie, in logical pixels, for one width of its widget. Pure geometry: title
/// above, indices above and beside, legend below. A long map shows some of its rows.
class PictureGrid
{
public:
    PictureGrid() = default;
    /// lineHeight is that of the captions, digitWidth the width of one figure in them.
    PictureGrid(const PictureContent &content, double width, double lineHeight, double digitWidth);

    int columns() const { return m_columns; }
    int allRows() const { return m_allRows; }
    int shownRows() const { return m_rows; }
    bool isHeaded() const { return m_headed; }
    double cellWidth() const { return m_cellWidth; }
    double cellHeight() const { return m_cellHeight; }
    double labelWidth() const { return m_labelWidth; }
    QRectF area() const;
    double height() const;

    /// The largest first row that fills the picture.
    int lastFirstRow() const { return m_allRows - m_rows; }
    /// Where an entry is drawn when firstRow is the first that is shown; null for one that is not.
    QRectF cell(int entry, int firstRow) const;
    /// The entry at a place, or −1.
    int entryAt(const QPointF &position, int firstRow) const;

private:
    int m_count = 0;
    int m_columns = 1;
    int m_rows = 0;
    int m_allRows = 0;
    bool m_headed = false;
    double m_cellWidth = 1;
    double m_cellHeight = 1;
    double m_labelWidth = 0;
    double m_legendHeight = 0;
    QPointF m_origin;
};

} // namespace deltascope
