// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/page/shrink.h"

#include "core/data/resample.h"

#include <cmath>

namespace deltascope {

Ink shrunk_to(const Ink &picture, int side)
{
    const int longer = std::max(picture.width, picture.height);
    if (longer <= side)
        return picture;
    const auto shrunk = [&](int length) {
        return std::max(1, static_cast<int>(std::lround(double(length) * side / longer)));
    };
    return resample(picture, {0, 0, double(picture.width), double(picture.height)}, shrunk(picture.width),
                    shrunk(picture.height));
}

} // namespace deltascope
