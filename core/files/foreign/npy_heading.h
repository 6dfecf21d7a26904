// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/foreign/numbers.h"

#include <filesystem>
#include <optional>
#include <string_view>

namespace deltascope {

/// What a .npy file begins with.
inline constexpr std::string_view npy_signature = "\x93NUMPY";
/// The most bytes that its heading is looked for in.
inline constexpr std::size_t most_npy_heading = 12 + 0xffff;

/// What a .npy array announces, https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html:
///
///   93 'NUMPY', version (2 bytes), length of the header (2 bytes, or 4 from version 2 on, little-endian),
///   header    {'descr': '<f8', 'fortran_order': False, 'shape': (784, 30), }, then spaces and a line end
///   data      row-major, or column-major where fortran_order is True
struct NpyHeading
{
    std::optional<NumberType> type;            ///< nothing for numbers that are no floats, and for texts
    ByteOrder order = ByteOrder::LittleEndian; ///< of its numbers
    bool column_major = false;                 ///< column after column
    std::vector<std::uint64_t> shape = {};     ///< of a scalar empty
    std::uint64_t data_start = 0;              ///< byte of the array
    std::string kind = {};                     ///< descr as it stands there

    /// Bytes of its data; nothing when they are beyond 64 bits.
    std::optional<std::uint64_t> data_bytes() const;
};

/// Reads the start of an array. file and place are for messages. Throws DataError for an array of Python
/// objects, which is a pickle, and for a heading of another form.
NpyHeading npy_heading(std::span<const std::uint8_t> start, const std::filesystem::path &file,
                       const Message &place);

/// The numbers of an array that has a type, row by row. data are all its data.
std::vector<double> npy_numbers(const NpyHeading &heading, std::span<const std::uint8_t> data);

} // namespace deltascope
