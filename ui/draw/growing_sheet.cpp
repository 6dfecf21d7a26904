// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/growing_sheet.h"

#include "core/data/paint.h"

namespace deltascope {

void GrowingSheet::reset(Ink ink)
{
    m_settled = std::move(ink);
    m_growing = false;
    m_painted = 0;
}

void GrowingSheet::paint(const Stroke &stroke)
{
    paint_stroke(m_settled, stroke);
}

void GrowingSheet::grow(const Stroke &stroke)
{
    const int pieces = static_cast<int>(stroke.points.size()) - 1;
    // The last piece may still bend with the next point.
    const int finalPieces = pieces - 1;
    if (finalPieces > m_painted) {
        paint_pieces(m_settled, stroke, m_painted, finalPieces);
        m_painted = finalPieces;
    }
    m_shown = m_settled;
    paint_pieces(m_shown, stroke, m_painted, pieces);
    m_growing = true;
}

void GrowingSheet::finish(const Stroke &stroke)
{
    grow(stroke);
    reset(std::move(m_shown));
}

} // namespace deltascope
