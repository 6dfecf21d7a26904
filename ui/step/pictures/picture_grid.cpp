// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pictures/picture_grid.h"

#include "ui/step/pass/selected_indices.h"
#include "ui/step/pass/step_text.h"
#include "ui/step/pass/term_values.h"
#include "ui/theme/notation.h"
#include "ui/theme/signed_scale.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
PictureContent pictureOf(PictureContent::Shape shape, Term term, QString title)
{
    PictureContent picture;
    picture.shape = shape;
    picture.term = term;
    picture.title = std::move(title);
    return picture;
}

void add(PictureContent &picture, double value)
{
    picture.values.push_back(static_cast<float>(value));
}

PictureContent withRange(PictureContent picture)
{
    picture.range = picture.ink ? 1 : largestMagnitude(picture.values);
    return picture;
}
} // namespace

Selection PictureContent::numberAt(int entry) const
{
    const int row = entry / mapColumns;
    if (shape == Shape::Map)
        return transposed ? Selection{term, entry % mapColumns, row}
                          : Selection{term, row, entry % mapColumns};
    return {term, entry, column};
}

int PictureContent::entryOf(const Selection &number) const
{
    if (!named || number.term != term)
        return -1;
    if (shape == Shape::Map)
        return transposed ? number.column * mapColumns + number.row : number.row * mapColumns + number.column;
    return number.column == column ? number.row : -1;
}

PictureContent vectorPicture(const InspectedPass &open, Term term)
{
    const int count = shape_of(term, open.sizes()).rows;
    const bool image = term == Term::x0 && open.sizes().has_picture();
    PictureContent picture =
        pictureOf(image ? PictureContent::Shape::Square : PictureContent::Shape::Strip, term,
                  image ? nameOf(term) : QStringLiteral("%1 (%2)").arg(nameOf(term)).arg(count));
    picture.ink = image;
    picture.headed = !image && (facts(term).rows != Axis::Unit || count <= max_outputs);
    for (int entry = 0; entry < count; ++entry)
        add(picture, valueAt(open, {term, entry, 0}));
    return withRange(std::move(picture));
}

PictureContent mapPicture(const InspectedPass &open, Term term)
{
    const auto [rows, columns] = shape_of(term, open.sizes(), weightOrder());
    PictureContent picture =
        pictureOf(PictureContent::Shape::Map, term,
                  QStringLiteral("%1 (%2 × %3)").arg(nameOf(term)).arg(rows).arg(columns));
    picture.mapColumns = columns;
    picture.transposed = is_transposed(term, weightOrder());
    picture.headed = true;
    for (int entry = 0; entry < rows * columns; ++entry)
        add(picture, valueAt(open, picture.numberAt(entry)));
    return withRange(std::move(picture));
}

PictureContent imagePicture(const InspectedPass &open, Term term, int unit)
{
    const QString lower = QStringLiteral("_{i,%1}").arg(unit);
    PictureContent picture =
        pictureOf(PictureContent::Shape::Square, term,
                  (term == Term::W1 ? QStringLiteral("w^{1}") : QStringLiteral("∂L_{n}/∂w^{1}")) + lower);
    picture.column = unit;
    for (int pixel = 0; pixel < open.sizes().inputs; ++pixel)
        add(picture, valueAt(open, {term, pixel, unit}));
    return withRange(std::move(picture));
}

PictureContent outputsAfterPicture(const InspectedPass &open)
{
    PictureContent picture = pictureOf(PictureContent::Shape::Strip, Term::x2,
                                       StepText::tr("x^{2} after the update (%1)").arg(open.sizes().outputs));
    picture.named = false;
    picture.headed = true;
    for (const double value : open.after().x2)
        add(picture, value);
    return withRange(std::move(picture));
}

namespace {
constexpr int longestRow = 32;    // of a strip; longer ones are broken
constexpr int longestStrip = 128; // above, the rows are twice as long
constexpr double stripHeight = 24;
constexpr double leastCell = 4;
constexpr double mapRow = 9;
constexpr double fewRowsHeight = 22;
constexpr double fewRowsHeightOnPaper = 14;
constexpr int fewRows = 12;
constexpr int mostMapRows = 30;
constexpr int windowRows = 24; // of a map with more, and as many columns of one with more of those
constexpr int rowsOnPaper = 16;
constexpr double largestImage = 172;
constexpr double largestCell = 44;
constexpr double scrollWidth = 8;

int columnsOf(const PictureContent &content)
{
    switch (content.shape) {
    case PictureContent::Shape::Map:
        return content.mapColumns;
    case PictureContent::Shape::Square:
        return image_side;
    case PictureContent::Shape::Strip:
        break;
    }
    return std::clamp(content.count(), 1, content.count() > longestStrip ? 2 * longestRow : longestRow);
}

// Of a map.
int rowsSeen(int all, bool printed)
{
    if (printed)
        return std::min(all, rowsOnPaper);
    return all > mostMapRows ? windowRows : all;
}

double cellHeightOf(const PictureContent &content, int rows, double cellWidth)
{
    switch (content.shape) {
    case PictureContent::Shape::Map:
        return rows > fewRows ? mapRow : content.printed ? fewRowsHeightOnPaper : fewRowsHeight;
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
    m_shownColumns = map && m_columns > mostMapRows ? windowRows : m_columns;
    const bool square = content.shape == PictureContent::Shape::Square;
    m_rows = map ? rowsSeen(m_allRows, content.printed) : m_allRows;
    m_headed = !square && content.headed;
    m_labelWidth = map ? static_cast<double>(QString::number(m_allRows).size()) * digitWidth + 6 : 0;
    m_legendHeight = content.ink ? 4 : 8 + std::round(1.5 * lineHeight);
    double available = width - m_labelWidth - 4 - (m_rows < m_allRows ? scrollWidth : 0);
    if (square)
        available = std::min(available, largestImage);
    m_cellWidth = std::min(available / m_shownColumns, largestCell);
    if (m_cellWidth > 3)
        m_cellWidth = std::floor(m_cellWidth);
    m_cellHeight = cellHeightOf(content, m_rows, m_cellWidth);
    m_origin = QPointF(m_labelWidth + 2, std::round(1.7 * lineHeight) + (m_headed ? lineHeight : 0));
}

QRectF PictureGrid::area() const
{
    return QRectF(m_origin, QSizeF(m_shownColumns * m_cellWidth, m_rows * m_cellHeight));
}

double PictureGrid::height() const
{
    return std::ceil(area().bottom() + m_legendHeight + 4);
}

int PictureGrid::firstFor(int entry) const
{
    return isWide() ? entry % m_columns - m_shownColumns / 2 : entry / m_columns - m_rows / 2;
}

QRectF PictureGrid::cell(int entry, int first) const
{
    const int row = entry / m_columns - (isWide() ? 0 : first);
    const int column = entry % m_columns - (isWide() ? first : 0);
    if (row < 0 || row >= m_rows || column < 0 || column >= m_shownColumns)
        return {};
    return QRectF(m_origin.x() + column * m_cellWidth, m_origin.y() + row * m_cellHeight, m_cellWidth,
                  m_cellHeight);
}

int PictureGrid::entryAt(const QPointF &position, int first) const
{
    const double column = std::floor((position.x() - m_origin.x()) / m_cellWidth);
    const double row = std::floor((position.y() - m_origin.y()) / m_cellHeight);
    if (column < 0 || column >= m_shownColumns || row < 0 || row >= m_rows)
        return -1;
    const int entry = (static_cast<int>(row) + (isWide() ? 0 : first)) * m_columns +
                      static_cast<int>(column) + (isWide() ? first : 0);
    return entry < m_count ? entry : -1;
}

} // namespace deltascope
