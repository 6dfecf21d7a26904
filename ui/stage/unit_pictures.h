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

    /// What is shown from now on. Pictures of units whose numbers have not changed since stay as they are.
    void show(const StageContent &content, Shown shown, Range range, int first, int count,
              const SignedScale &scale);
    /// The next show() makes all of them.
    void forget() { m_values.resize(0, 0); }

    const QImage &picture(int unit) const { return m_pictures[static_cast<std::size_t>(unit - m_first)]; }
    /// The value at the ends of the colour scale of this unit.
    double range(int unit) const { return m_ranges[static_cast<std::size_t>(unit - m_first)]; }
    bool holds(int unit) const
    {
        return unit >= m_first && unit < m_first + static_cast<int>(m_pictures.size());
    }

private:
    static double commonRange(const StageContent &content, Shown shown);

    int m_first = 0;
    Matrix<float> m_values; ///< of each picture a row
    std::vector<QImage> m_pictures;
    std::vector<double> m_ranges;
};

} // namespace deltascope
