// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/pass/inspected_pass.h"
#include "ui/workbench/selection.h"

#include <QRectF>
#include <QString>

#include <vector>

namespace deltascope {

/// What a picture of numbers shows: a vector as a strip, a matrix as a map, or one column of W¹ or ∂L/∂W¹ as
/// the image that it weighs.
struct PictureContent
{
    enum class Shape { Strip, Map, Square };

    Shape shape = Shape::Strip;
    QString title; ///< in the notation
    Term term = Term::x0;
    int column = 0;          ///< of a Square: the hidden unit
    int mapColumns = 1;      ///< of a Map
    bool transposed = false; ///< whether the rows of a Map are the columns of term
    bool headed = false;     ///< the columns of a Strip or Map have their numbers above them
    bool named = true;       ///< whether its entries are numbers of term; false for the x² after the update
    bool printed = false;    ///< on paper, where a map is lower
    bool ink = false;        ///< values 0 … 1 from paper to ink; otherwise signed
    std::vector<float> values; ///< row by row
    double range = 0;          ///< ±range are the ends of the scale

    int count() const { return static_cast<int>(values.size()); }
    /// The number that an entry shows, and the entry of a number; −1: none of this picture.
    Selection numberAt(int entry) const;
    int entryOf(const Selection &number) const;
};

/// A vector of the pass, a matrix, or a column of W¹ or ∂L/∂W¹.
PictureContent vectorPicture(const InspectedPass &open, Term term);
PictureContent mapPicture(const InspectedPass &open, Term term);
PictureContent imagePicture(const InspectedPass &open, Term term, int unit);
/// x² after the update.
PictureContent outputsAfterPicture(const InspectedPass &open);

/// Where the entries of a picture lie, in logical pixels, for one width of its widget. Pure geometry: title
/// above, indices above and beside, legend below. A long map shows some of its rows, a wide one some of its
/// columns.
class PictureGrid
{
public:
    PictureGrid() = default;
    /// lineHeight is that of the captions, digitWidth the width of one figure in them.
    PictureGrid(const PictureContent &content, double width, double lineHeight, double digitWidth);

    int columns() const { return m_columns; }
    int allRows() const { return m_allRows; }
    int shownRows() const { return m_rows; }
    int shownColumns() const { return m_shownColumns; }
    /// Whether it is moved sideways.
    bool isWide() const { return m_shownColumns < m_columns; }
    bool isHeaded() const { return m_headed; }
    double cellWidth() const { return m_cellWidth; }
    double cellHeight() const { return m_cellHeight; }
    double labelWidth() const { return m_labelWidth; }
    QRectF area() const;
    double height() const;

    /// The first row, or of a wide map the first column, so that this entry is in the middle.
    int firstFor(int entry) const;
    /// The largest first row or column that fills the picture.
    int lastFirst() const { return isWide() ? m_columns - m_shownColumns : m_allRows - m_rows; }
    /// Where an entry is drawn when first is the first row, or column, that is shown; null for one that is
    /// not.
    QRectF cell(int entry, int first) const;
    /// The entry at a place, or −1.
    int entryAt(const QPointF &position, int first) const;

private:
    int m_count = 0;
    int m_columns = 1;
    int m_shownColumns = 1;
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
