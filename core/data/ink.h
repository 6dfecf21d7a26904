// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace deltascope {

/// A picture as ink on paper, row by row: 0 is paper, 255 is ink, as in the files of MNIST.
struct Ink
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> bytes; ///< width × height

    std::uint8_t at(int x, int y) const
    {
        return bytes[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                     static_cast<std::size_t>(x)];
    }
    /// No ink anywhere.
    bool blank() const
    {
        return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
    }
    bool operator==(const Ink &) const = default;
};

/// Paper without ink.
inline Ink blank_ink(int width, int height)
{
    return {width, height,
            std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
}

} // namespace deltascope
