// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/unit_pictures.h"

#include <algorithm>

namespace deltascope {

namespace {
// Columns first … first+count of the matrix, each as one contiguous picture.
Matrix<float> columnsAsRows(const StageContent &content, UnitPictures::Shown shown, int first, int count)
{
    if (shown == UnitPictures::Shown::Weights)
        return content.network->parameters.W1.middleCols(first, count).transpose();
    return content.pass->dW1.middleCols(first, count).transpose().cast<float>();
}
} // namespace

UnitPictures::UnitPictures(const StageContent &content, Shown shown, Range range, int first, int count,
                           const SignedScale &scale)
    : m_first(first)
{
    const auto rows = columnsAsRows(content, shown, first, count);
    double common = 0;
    if (range == Range::Common && shown == Shown::Weights)
        common = static_cast<double>(content.network->parameters.W1.cwiseAbs().maxCoeff());
    else if (range == Range::Common) // the largest |x⁰ᵢ δ¹ⱼ| is the product of the largest factors
        common = content.pass->x0.cwiseAbs().maxCoeff() * content.pass->delta1.cwiseAbs().maxCoeff();
    const Sizes sizes = content.network->sizes();
    const int height = sizes.has_picture() ? image_side : sizes.inputs;
    m_pictures.reserve(static_cast<std::size_t>(count));
    for (int unit = 0; unit < count; ++unit) {
        const std::span<const float> values(rows.row(unit).data(), static_cast<std::size_t>(sizes.inputs));
        const double ends = range == Range::Common ? common : largestMagnitude(values);
        m_ranges.push_back(ends);
        m_pictures.push_back(scale.picture(values, height, sizes.inputs / height, ends));
    }
}

} // namespace deltascope
