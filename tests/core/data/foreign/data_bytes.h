// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image_size.h"
#include "tests/core/data/files.h"

#include <bit>
#include <functional>

namespace deltascope {

/// Big-endian, as IDX has its numbers.
template <class Bits>
Bytes big_endian(Bits bits)
{
    Bytes bytes;
    for (int shift = 8 * static_cast<int>(sizeof bits); shift > 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(bits >> (shift - 8)));
    return bytes;
}

/// An IDX file of a type, with its sizes and its data.
inline Bytes idx(std::uint8_t type, const std::vector<std::uint32_t> &shape, const Bytes &data)
{
    Bytes bytes = {0, 0, type, static_cast<std::uint8_t>(shape.size())};
    for (const std::uint32_t size : shape)
        bytes = joined(std::move(bytes), big_endian(size));
    return joined(std::move(bytes), data);
}

/// Image n of 784 bytes: all of the value 10 n + 1, but its first pixel, which is 255.
inline Bytes images_of(int count, int pixels = pixel_count)
{
    Bytes bytes;
    for (int n = 0; n < count; ++n) {
        bytes.push_back(255);
        bytes.insert(bytes.end(), static_cast<std::size_t>(pixels - 1),
                     static_cast<std::uint8_t>(10 * n + 1));
    }
    return bytes;
}

inline Bytes idx_images_of(int count, std::uint32_t height = image_side, std::uint32_t width = image_side)
{
    return idx(0x08, {static_cast<std::uint32_t>(count), height, width},
               images_of(count, static_cast<int>(height * width)));
}

/// Labels first, first + 1, …
inline Bytes idx_labels_of(int count, int first = 0)
{
    Bytes labels;
    for (int n = 0; n < count; ++n)
        labels.push_back(static_cast<std::uint8_t>(first + n));
    return idx(0x08, {static_cast<std::uint32_t>(count)}, labels);
}

inline Bytes bytes_of(const std::string &text)
{
    return {text.begin(), text.end()};
}

/// How a table is written.
struct Table
{
    std::string separator = ",";
    std::string heading = {}; ///< "label" or "pixel" in its first column; empty: none
    bool label_last = false;
    bool labelled = true;
    std::string end = "\n";
    std::function<std::string(int byte)> cell = [](int byte) { return std::to_string(byte); };
    std::function<std::string(int image)> label = [](int image) { return std::to_string(image % 10); };
};

/// A table of images: pixel i of image n is the byte (37 n + 11 i) % 256, and 0 in its corners.
inline int table_byte(int image, int pixel, int pixels)
{
    return pixel == 0 || pixel == pixels - 1 ? 0 : (37 * image + 11 * pixel) % 256;
}

inline std::string table_text(int images, int pixels, const Table &table = {})
{
    const auto line = [&](const std::string &label, const std::vector<std::string> &cells) {
        std::string text;
        if (table.labelled && !table.label_last)
            text += label + table.separator;
        for (std::size_t i = 0; i < cells.size(); ++i)
            text += (i == 0 ? "" : table.separator) + cells[i];
        if (table.labelled && table.label_last)
            text += table.separator + label;
        return text + table.end;
    };
    std::string text;
    std::vector<std::string> cells(static_cast<std::size_t>(pixels));
    if (!table.heading.empty()) {
        for (int i = 0; i < pixels; ++i)
            cells[static_cast<std::size_t>(i)] = "pixel" + std::to_string(i);
        text += line(table.heading, cells);
    }
    for (int n = 0; n < images; ++n) {
        for (int i = 0; i < pixels; ++i)
            cells[static_cast<std::size_t>(i)] = table.cell(table_byte(n, i, pixels));
        text += line(table.label(n), cells);
    }
    return text;
}

} // namespace deltascope
