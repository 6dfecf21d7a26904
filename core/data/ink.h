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
    int width = 0;                   ///< pixels
    int height = 0;                  ///< pixels
    std::vector<std::uint8_t> bytes; ///< width × height

    /// The byte of one pixel; x is 0 … width − 1, to the right, and y is 0 … height − 1, downward.
    std::uint8_t at(int x, int y) const
    {
        return bytes[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                     static_cast<std::size_t>(x)];
    }
    /// Sets the byte of one pixel; x and y as in at().
    void set(int x, int y, std::uint8_t byte)
    {
        bytes[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] =
            byte;
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
