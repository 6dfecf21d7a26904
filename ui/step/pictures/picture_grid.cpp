// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pictures/picture_grid.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr int longestRow = 32;    // of a strip; longer ones are broken
constexpr int longestStrip = 128; // above, the rows are twice as long
constexpr double stripHeight = 24;
constexpr double leastCell = 4;
constexpr double mapRow = 9;
constexpr double fewRowsHeight = 22;
constexpr int fewRows = 12;
constexpr int mostMapRows = 30;
constexpr int windowRows = 24; // of a map with more
constexpr double largestImage = 172;
constexpr double largestCell = 44;
constexpr double scrollWidth = 8;

int columnsOf(const PictureContent &content)
{
    switch (content.shape) {
    case PictureContent::Shape::Map:
        return digit_count;
    case PictureContent::Shape::Square:
        return image_side;
    case PictureContent::Shape::Strip:
        break;
    }
    return std::clamp(content.count(), 1, content.count() > longestStrip ? 2 * longestRow : longestRow);
}

double cellHeightOf(const PictureContent &content, int rows, double cellWidth)
{
    switch (content.shape) {
    case PictureContent::Shape::Map:
        return rows <= fewRows ? fewRowsHeight : mapRow;
    case PictureContent::Shape::Square:
        return cellWidth;
    case PictureContent::Shape::Strip:
        break;
    }
    return rows == 1 ? stripHeight : std::max(leastCell, std::min(cellWidth, 14.0));
}
} // namespace

PictureGrid::PictureGrid(const PictureContent &content, double width, double lineHeight, double digitWidth)
    : m_count(content.count())
    , m_columns(columnsOf(content))
    , m_allRows((content.count() + m_columns - 1) / m_columns)
{
    const bool map = content.shape == PictureContent::Shape::Map;
    const bool square = content.shape == PictureContent::Shape::Square;
    m_rows = map && m_allRows > mostMapRows ? windowRows : m_allRows;
    m_headed = !square && m_columns == digit_count;
    m_labelWidth = map ? static_cast<double>(QString::number(m_allRows).size()) * digitWidth + 6 : 0;
    m_legendHeight = content.ink ? 4 : 8 + std::round(1.5 * lineHeight);
    double available = width - m_labelWidth - 4 - (m_rows < m_allRows ? scrollWidth : 0);
    if (square)
        available = std::min(available, largestImage);
    m_cellWidth = std::min(available / m_columns, largestCell);
    if (m_cellWidth > 3)
        m_cellWidth = std::floor(m_cellWidth);
    m_cellHeight = cellHeightOf(content, m_rows, m_cellWidth);
    m_origin = QPointF(m_labelWidth + 2, std::round(1.7 * lineHeight) + (m_headed ? lineHeight : 0));
}

QRectF PictureGrid::area() const
{
    return QRectF(m_origin, QSizeF(m_columns * m_cellWidth, m_rows * m_cellHeight));
}

double PictureGrid::height() const
{
    return std::ceil(area().bottom() + m_legendHeight + 4);
}

QRectF PictureGrid::cell(int entry, int firstRow) const
{
    const int row = entry / m_columns - firstRow;
    if (row < 0 || row >= m_rows)
        return {};
    return QRectF(m_origin.x() + entry % m_columns * m_cellWidth, m_origin.y() + row * m_cellHeight,
                  m_cellWidth, m_cellHeight);
}

int PictureGrid::entryAt(const QPointF &position, int firstRow) const
{
    const double column = std::floor((position.x() - m_origin.x()) / m_cellWidth);
    const double row = std::floor((position.y() - m_origin.y()) / m_cellHeight);
    if (column < 0 || column >= m_columns || row < 0 || row >= m_rows)
        return -1;
    const int entry = (static_cast<int>(row) + firstRow) * m_columns + static_cast<int>(column);
    return entry < m_count ? entry : -1;
}

} // namespace deltascope
