// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace deltascope {

/// How many bytes a file has. Throws DataError for one that there is not.
std::uint64_t size_of_file(const std::filesystem::path &file);

/// The bytes of a file from there on, so many. Throws DataError, before anything is allocated, for a file
/// that has fewer, and for one that cannot be read.
std::vector<std::uint8_t> part_of_file(const std::filesystem::path &file, std::uint64_t start,
                                       std::uint64_t size);

} // namespace deltascope
