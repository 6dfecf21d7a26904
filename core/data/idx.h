// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <filesystem>

namespace deltascope {

// The IDX format of the MNIST files, all numbers big-endian:
//
//   images   00 00 08 03, count (4 bytes), 28 (4 bytes), 28 (4 bytes), count × 784 bytes
//   labels   00 00 08 01, count (4 bytes), count bytes, each 0 … 9
//
// Readers take the file raw or gzipped and throw DataError for anything else: a missing file, a folder,
// another type or size, no record at all, fewer or more bytes than the header says, damaged gzip data, a
// label above 9. No memory is allocated for records that the file is too short to hold.

/// The pixels of an image file, image after image, row by row.
std::vector<std::uint8_t> read_idx_images(const std::filesystem::path &file);

/// The digits of a label file.
std::vector<std::uint8_t> read_idx_labels(const std::filesystem::path &file);

/// Both, which must hold the same number of records.
Dataset read_idx(const std::filesystem::path &images, const std::filesystem::path &labels);

/// Writes raw IDX files. Each file is written whole under another name and then renamed, so that it is never
/// half written; on a fault DataError is thrown and the old file stays.
/// pixels holds a multiple of 784 bytes, labels digits 0 … 9, at least one record; anything else throws
/// std::invalid_argument.
void write_idx_images(const std::filesystem::path &file, std::span<const std::uint8_t> pixels);
/// The same for the digits of a label file.
void write_idx_labels(const std::filesystem::path &file, std::span<const std::uint8_t> labels);

} // namespace deltascope
