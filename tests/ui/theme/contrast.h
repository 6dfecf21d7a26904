// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <algorithm>
#include <cmath>

namespace deltascope {

/// Relative luminance, 0 … 1, as WCAG 2 defines it.
inline double luminance(const QColor &colour)
{
    const auto linear = [](float share) {
        const double c = static_cast<double>(share);
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// 1 … 21, as WCAG 2 defines it: 4.5 is what reading text needs.
inline double contrast(const QColor &a, const QColor &b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace deltascope
