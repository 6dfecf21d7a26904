// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/unit_pictures.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace deltascope {

namespace {
// In blocks that the nearest cache holds: across whole columns every number would come from further away.
Matrix<float> transposed(const Matrix<float> &matrix, Eigen::Index first, Eigen::Index count)
{
    constexpr Eigen::Index wide = 16;
    constexpr Eigen::Index high = 56;
    Matrix<float> result(count, matrix.rows());
    for (Eigen::Index column = 0; column < count; column += wide)
        for (Eigen::Index row = 0; row < matrix.rows(); row += high) {
            const Eigen::Index columns = std::min(wide, count - column);
            const Eigen::Index rows = std::min(high, matrix.rows() - row);
            result.block(column, row, columns, rows) =
                matrix.block(row, first + column, rows, columns).transpose();
        }
    return result;
}

// Columns first … first+count of the matrix, each as one contiguous picture.
Matrix<float> columnsAsRows(const StageContent &content, UnitPictures::Shown shown, int first, int count)
{
    if (shown == UnitPictures::Shown::Weights)
        return transposed(content.network->parameters.W1, first, count);
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
        const QSize size(sizes.inputs / height, height);
        if (m_pictures[place].size() == size)
            scale.paint(m_pictures[place], values, ends);
        else
            m_pictures[place] = scale.picture(values, size.height(), size.width(), ends);
    }
    m_values = std::move(rows);
}

} // namespace deltascope
