// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/likeness.h"

#include <filesystem>

namespace deltascope {

/// In the folder of the resources: what the shipped network's training digits look like.
inline constexpr const char *likeness_file = "networks/likeness.safetensors";

/// A safetensors file with the tensors mean [10,196], axes [10,30,196], variances [10,30], rest [10] and
/// unit [10], one row for each digit. Throws DataError for any other file.
Likeness load_likeness(const std::filesystem::path &file);

/// Writes such a file atomically. Throws DataError when writing fails.
void save_likeness(const std::filesystem::path &file, const Likeness &likeness);

} // namespace deltascope
