// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

#include <optional>

namespace deltascope {

/// Where the pictures of the gallery lie, in logical pixels from the upper left corner of the whole grid.
/// Places are counted row by row from 0. Pure geometry.
class UnitsGrid
{
public:
    UnitsGrid() = default;
    /// For so many units in a window of this size, which the grid may be higher than; captionHeight is that
    /// of the line under each picture. Pictures are as large as all of them fit, but not smaller than 56
    /// pixels.
    UnitsGrid(const QSize &window, int units, int captionHeight);

    int columns() const { return m_columns; }
    int height() const;
    int rowHeight() const { return m_side + m_captionHeight + gap; }
    QRect picture(int place) const;
    QRect caption(int place) const;
    std::optional<int> placeAt(const QPoint &point) const;

    /// The places first … last−1 of which something is between top and bottom.
    struct Places
    {
        int first = 0;
        int last = 0;
    };
    Places between(int top, int bottom) const;

private:
    static constexpr int gap = 8;
    int rows() const { return (m_units + m_columns - 1) / m_columns; }

    int m_units = 0;
    int m_captionHeight = 0;
    int m_side = 0; ///< of a picture
    int m_columns = 1;
    int m_columnStep = 0;
    int m_left = 0;
};

} // namespace deltascope
