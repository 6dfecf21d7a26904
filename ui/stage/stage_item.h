// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace deltascope {

/// Something on the stage that has numbers: an input (a pixel, or one of few), a hidden unit (and the pixel
/// of its weight image under the cursor), an output, or the first-layer edge into a unit.
struct StageItem
{
    enum class Kind { None, Pixel, HiddenUnit, Output };

    Kind kind = Kind::None;
    int index = -1; ///< input, unit or output, from 0
    int pixel = -1; ///< of a hidden unit: the pixel of its picture, or −1

    bool operator==(const StageItem &) const = default;
    explicit operator bool() const { return kind != Kind::None; }
};

} // namespace deltascope
