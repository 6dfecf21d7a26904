// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/unit_pictures.h"

#include <cstring>
#include <utility>

namespace deltascope {

namespace {
// Columns first … first+count of the matrix, each as one contiguous picture.
Matrix<float> columnsAsRows(const StageContent &content, UnitPictures::Shown shown, int first, int count)
{
    if (shown == UnitPictures::Shown::Weights)
        return content.network->parameters.W1.middleCols(first, count).transpose();
    return content.pass->dW1.middleCols(first, count).transpose().cast<float>();
}

// Bit for bit, so that weights that are not numbers are the same too.
bool isSame(std::span<const float> values, const float *others)
{
    return std::memcmp(values.data(), others, values.size_bytes()) == 0;
}
} // namespace

double UnitPictures::commonRange(const StageContent &content, Shown shown)
{
    if (shown == Shown::Weights)
        return static_cast<double>(content.network->parameters.W1.cwiseAbs().maxCoeff());
    // The largest |x⁰ᵢ δ¹ⱼ| is the product of the largest factors.
    return content.pass->x0.cwiseAbs().maxCoeff() * content.pass->delta1.cwiseAbs().maxCoeff();
}

void UnitPictures::show(const StageContent &content, Shown shown, Range range, int first, int count,
                        const SignedScale &scale)
{
    Matrix<float> rows = columnsAsRows(content, shown, first, count);
    const Sizes sizes = content.network->sizes();
    const int height = sizes.has_picture() ? image_side : sizes.inputs;
    const double common = range == Range::Common ? commonRange(content, shown) : 0;
    const bool sameUnits =
        first == m_first && rows.rows() == m_values.rows() && rows.cols() == m_values.cols();
    m_first = first;
    m_pictures.resize(static_cast<std::size_t>(count));
    m_ranges.resize(static_cast<std::size_t>(count));
    for (int row = 0; row < count; ++row) {
        const std::span<const float> values(rows.row(row).data(), static_cast<std::size_t>(sizes.inputs));
        const double ends = range == Range::Common ? common : largestMagnitude(values);
        const auto place = static_cast<std::size_t>(row);
        if (sameUnits && ends == m_ranges[place] && isSame(values, m_values.row(row).data()))
            continue;
        m_ranges[place] = ends;
        m_pictures[place] = scale.picture(values, height, sizes.inputs / height, ends);
    }
    m_values = std::move(rows);
}

} // namespace deltascope
