// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/signed_scale.h"

#include "ui/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

SignedScale::SignedScale()
{
    const Colours &c = colours();
    for (int i = -half; i <= half; ++i)
        m_table[i + half] = mix(c.zero, i < 0 ? c.negative : c.positive, std::abs(i) / double(half)).rgb();
}

QRgb SignedScale::colour(double value, double range) const
{
    if (!(range > 0))
        return m_table[half];
    const double share = std::clamp(value / range, -1.0, 1.0);
    return std::isnan(share) ? m_table[half] : m_table[static_cast<int>((share + 1) * half + 0.5)];
}

QImage SignedScale::picture(std::span<const float> values, int rows, int columns, double range) const
{
    QImage image(columns, rows, QImage::Format_RGB32);
    auto value = values.begin();
    for (int row = 0; row < rows; ++row) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(row));
        for (int column = 0; column < columns; ++column)
            line[column] = colour(static_cast<double>(*value++), range);
    }
    return image;
}

QImage inkPicture(std::span<const float> values, int rows, int columns)
{
    QRgb grey[256];
    for (int i = 0; i < 256; ++i)
        grey[i] = mix(colours().paper, colours().ink, i / 255.0).rgb();
    QImage image(columns, rows, QImage::Format_RGB32);
    auto value = values.begin();
    for (int row = 0; row < rows; ++row) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(row));
        for (int column = 0; column < columns; ++column)
            line[column] = grey[std::clamp(static_cast<int>(std::lround(*value++ * 255)), 0, 255)];
    }
    return image;
}

double largestMagnitude(std::span<const float> values)
{
    float largest = 0;
    for (const float value : values)
        largest = std::max(largest, std::abs(value));
    return static_cast<double>(largest);
}

} // namespace deltascope
