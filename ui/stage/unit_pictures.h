// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/signed_scale.h"
#include "ui/workbench/stage_content.h"

#include <QImage>

#include <vector>

namespace deltascope {

/// The pictures of the hidden units from first on: column j of W¹, or of ∂Lₙ/∂W¹, in signed colours: 28×28,
/// or a row for each of few inputs.
class UnitPictures
{
public:
    enum class Shown { Weights, Gradient };
    enum class Range { PerUnit, Common };

    UnitPictures() = default;
    UnitPictures(const StageContent &content, Shown shown, Range range, int first, int count,
                 const SignedScale &scale);

    const QImage &picture(int unit) const { return m_pictures[static_cast<std::size_t>(unit - m_first)]; }
    /// The value at the ends of the colour scale of this unit.
    double range(int unit) const { return m_ranges[static_cast<std::size_t>(unit - m_first)]; }
    bool holds(int unit) const
    {
        return unit >= m_first && unit < m_first + static_cast<int>(m_pictures.size());
    }

private:
    int m_first = 0;
    std::vector<QImage> m_pictures;
    std::vector<double> m_ranges;
};

} // namespace deltascope
