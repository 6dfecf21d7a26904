// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <cstdint>
#include <optional>
#include <span>

namespace deltascope {

/// What a file that is no network really is, and what would help; both as DataError has them.
struct FileKind
{
    Message found;    ///< "a zip file, as PyTorch's .pt files are"
    Message expected; ///< "a safetensors file; …"
};

/// The kind of file that begins with these bytes, of which the first eight are looked at; nothing for one
/// that is not known, as a safetensors file is not: those eight are the length of its header. The first bytes
/// are those of the formats' own descriptions: zip (PKWARE APPNOTE 4.3.7), pickle protocols 2 to 5 (Python's
/// pickletools), HDF5 (superblock signature), ONNX (onnx.proto: field 1, ir_version, comes first), NumPy's
/// .npy (numpy.lib.format), PNG, JPEG, PDF and IDX. Thread-safe.
std::optional<FileKind> kind_of(std::span<const std::uint8_t> start);

} // namespace deltascope
