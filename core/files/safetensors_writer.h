// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace deltascope {

/// A tensor to write; values has as many entries as the shape says and must outlive the call.
struct TensorView
{
    std::string name;                                                     ///< UTF-8
    std::vector<std::uint64_t> shape;                                     ///< rows, columns, …
    std::variant<std::span<const float>, std::span<const double>> values; ///< row-major: F32 or F64
};

/// Writes a safetensors file (see safetensors_reader.h) atomically: it is at all times what it was before or
/// complete. The data start at a multiple of 8 bytes. Text is UTF-8. Throws DataError when writing fails.
void write_safetensors(const std::filesystem::path &file, const std::map<std::string, std::string> &metadata,
                       const std::vector<TensorView> &tensors);

} // namespace deltascope
