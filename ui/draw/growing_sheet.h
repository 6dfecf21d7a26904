// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/drawing.h"
#include "core/data/ink.h"

namespace deltascope {

/// Ink of one size, onto which a stroke is painted while it is drawn: each new point costs the last pieces of
/// the stroke only. When a stroke has ended, the bytes are those of paint_stroke().
class GrowingSheet
{
public:
    /// Starts from ink that is there already, square.
    void reset(Ink ink);
    /// What there is to see, the current stroke included.
    const Ink &ink() const { return m_growing ? m_shown : m_settled; }

    /// A whole stroke.
    void paint(const Stroke &stroke);
    /// stroke has one more point, or its first.
    void grow(const Stroke &stroke);
    /// The stroke that has grown is whole.
    void finish(const Stroke &stroke);

private:
    Ink m_settled; ///< all pieces that no further point changes
    Ink m_shown;   ///< m_settled and the rest of the stroke
    bool m_growing = false;
    int m_painted = 0; ///< pieces of the stroke in m_settled
};

} // namespace deltascope
