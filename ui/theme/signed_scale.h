// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRgb>

#include <algorithm>
#include <cmath>
#include <span>

namespace deltascope {

/// The one colour scale for signed values: orange below zero, grey at zero, blue above, symmetric about zero.
/// Built for the theme of the moment; make a new one after Theme::changed().
class SignedScale
{
public:
    SignedScale();

    /// The colour of value when ±range are the ends of the scale; values beyond are drawn as the ends.
    QRgb colour(double value, double range) const;

    /// A picture of rows×columns values, row by row, one pixel each.
    QImage picture(std::span<const float> values, int rows, int columns, double range) const;
    /// Of other values, over a picture that picture() has made.
    void paint(QImage &picture, std::span<const float> values, double range) const;

private:
    static constexpr int half = 255;

    /// In the table, so many steps from its middle. Here, because it is inlined only where it is seen.
    static int place(double steps)
    {
        const double known = std::isnan(steps) ? 0 : steps;
        return static_cast<int>(std::clamp<double>(known, -half, half) + half + 0.5);
    }

    QRgb m_table[2 * half + 1];
};

/// Values in [0, 1] as grey between the theme's paper and ink, one pixel each.
QImage inkPicture(std::span<const float> values, int rows, int columns);

/// The largest |value|, or 0.
double largestMagnitude(std::span<const float> values);

} // namespace deltascope
