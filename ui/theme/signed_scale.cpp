// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/signed_scale.h"

#include "ui/theme/theme.h"

#include <algorithm>
#include <array>

namespace deltascope {

SignedScale::SignedScale()
{
    const Colours &c = colours();
    for (int i = -half; i <= half; ++i)
        m_table[i + half] = mix(c.zero, i < 0 ? c.negative : c.positive, std::abs(i) / double(half)).rgb();
}

QRgb SignedScale::colour(double value, double range) const
{
    return range > 0 ? m_table[place(value * (half / range))] : m_table[half];
}

QImage SignedScale::picture(std::span<const float> values, int rows, int columns, double range) const
{
    QImage image(columns, rows, QImage::Format_RGB32);
    paint(image, values, range);
    return image;
}

void SignedScale::paint(QImage &picture, std::span<const float> values, double range) const
{
    const double steps = range > 0 ? half / range : 0;
    auto value = values.begin();
    for (int row = 0; row < picture.height(); ++row) {
        auto *line = reinterpret_cast<QRgb *>(picture.scanLine(row));
        for (int column = 0; column < picture.width(); ++column)
            line[column] = m_table[place(static_cast<double>(*value++) * steps)];
    }
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
    std::array<float, 16> largest{}; // of every sixteenth value, so that many are compared at once
    const std::size_t whole = values.size() - values.size() % largest.size();
    for (std::size_t at = 0; at < whole; at += largest.size())
        for (std::size_t lane = 0; lane < largest.size(); ++lane)
            largest[lane] = std::max(largest[lane], std::abs(values[at + lane]));
    for (std::size_t at = whole; at < values.size(); ++at)
        largest[0] = std::max(largest[0], std::abs(values[at]));
    return static_cast<double>(std::ranges::max(largest));
}

} // namespace deltascope
