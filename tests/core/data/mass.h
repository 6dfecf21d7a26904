// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace deltascope {

/// Sum and centre of mass of 28×28 bytes, in pixels.
struct Mass
{
    double total = 0, x = 0, y = 0;
};

inline Mass mass_of(std::span<const std::uint8_t> image)
{
    Mass mass;
    for (int i = 0; i < 784; ++i) {
        const double ink = image[static_cast<std::size_t>(i)];
        mass.total += ink;
        mass.x += ink * (i % 28 + 0.5);
        mass.y += ink * (i / 28 + 0.5);
    }
    mass.x /= mass.total;
    mass.y /= mass.total;
    return mass;
}

} // namespace deltascope
