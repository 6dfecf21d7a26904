// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/unit_values.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltascope {

UnitValues::UnitValues(std::shared_ptr<const Matrix<float>> values,
                       std::shared_ptr<const Matrix<float>> subtracted)
    : m_values(std::move(values))
    , m_subtracted(std::move(subtracted))
{
}

// Row by row of the matrix, as it lies in memory: the columns of one unit are 4 K bytes apart.
Matrix<float> UnitValues::pictures(std::span<const int> units) const
{
    Matrix<float> pictures(static_cast<Eigen::Index>(units.size()), pixel_count);
    for (int pixel = 0; pixel < pixel_count; ++pixel)
        for (std::size_t row = 0; row < units.size(); ++row)
            pictures(static_cast<Eigen::Index>(row), pixel) = at(pixel, units[row]);
    return pictures;
}

float UnitValues::at(int pixel, int unit) const
{
    const float value = (*m_values)(pixel, unit);
    return m_subtracted ? value - (*m_subtracted)(pixel, unit) : value;
}

double UnitValues::largest() const
{
    float largest = 0;
    for (Eigen::Index i = 0; m_values && i < m_values->size(); ++i) {
        const float value = std::abs(m_values->data()[i] - (m_subtracted ? m_subtracted->data()[i] : 0));
        if (value <= std::numeric_limits<float>::max())
            largest = std::max(largest, value);
    }
    return static_cast<double>(largest);
}

} // namespace deltascope
