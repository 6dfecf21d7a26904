// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/foreign/npy_heading.h"
#include "core/files/foreign/tensors.h"

namespace deltascope {

/// What a zip file, so a .npz file too, begins with.
inline constexpr std::string_view zip_signature = "PK\x03\x04";

/// A .npz file: a zip of .npy arrays. Throws DataError, for PyTorch's and Keras's zip files with what to type
/// to get one that can be read.
ForeignTensors open_npz(const std::filesystem::path &file);

/// The .npy files of a folder. What cannot be part of a network is left out, and noted: the arrays of data
/// often lie there too; but the one that is named, if one is, must be usable. Throws DataError.
ForeignTensors open_npy_folder(const std::filesystem::path &folder, const std::filesystem::path &named);

} // namespace deltascope
