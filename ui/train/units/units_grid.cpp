// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/units_grid.h"

#include "core/network/types.h"

#include <algorithm>

namespace deltascope {

namespace {
// Multiples of the picture's own 28 pixels, so that each of them is as large as the others.
constexpr int sides[] = {8 * image_side, 6 * image_side, 5 * image_side,
                         4 * image_side, 3 * image_side, 2 * image_side};
constexpr int margin = 3; // room for the frame of what is selected
constexpr int widestGap = 24;
} // namespace

UnitsGrid::UnitsGrid(const QSize &window, int units, int captionHeight)
    : m_units(units)
    , m_captionHeight(captionHeight)
{
    const int width = window.width() - 2 * margin;
    for (const int side : sides) {
        m_side = side;
        m_columns = std::max(1, (width + gap) / (side + gap));
        if (height() <= window.height())
            break;
    }
    m_columns = std::clamp(units, 1, m_columns); // few units lie in the middle
    m_columnStep = m_side + widestGap;
    if (m_columns > 1)
        m_columnStep = std::min(m_columnStep, (width - m_side) / (m_columns - 1));
    m_left = margin + std::max(0, (width - (m_columns - 1) * m_columnStep - m_side) / 2);
}

int UnitsGrid::height() const
{
    return m_units == 0 ? 0 : 2 * margin + rows() * rowHeight() - gap;
}

QRect UnitsGrid::picture(int place) const
{
    return {m_left + place % m_columns * m_columnStep, margin + place / m_columns * rowHeight(), m_side,
            m_side};
}

QRect UnitsGrid::caption(int place) const
{
    const QRect above = picture(place);
    return {above.left(), above.bottom() + 1, above.width(), m_captionHeight};
}

std::optional<int> UnitsGrid::placeAt(const QPoint &point) const
{
    const Places row = between(point.y(), point.y() + 1);
    for (int place = row.first; place < row.last; ++place)
        if ((picture(place) | caption(place)).contains(point))
            return place;
    return std::nullopt;
}

UnitsGrid::Places UnitsGrid::between(int top, int bottom) const
{
    if (m_units == 0)
        return {};
    const int first = std::clamp((top - margin) / rowHeight(), 0, rows() - 1);
    const int last = std::clamp((bottom - margin) / rowHeight() + 1, first, rows());
    return {first * m_columns, std::min(m_units, last * m_columns)};
}

} // namespace deltascope
