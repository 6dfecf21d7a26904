// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace deltascope {

/// A tensor of another program's file, before its numbers are read.
struct ForeignTensor
{
    std::string name;                 ///< UTF-8, as the file has it
    std::vector<std::uint64_t> shape; ///< of a scalar empty
    std::filesystem::path file;       ///< that holds it
    Message place;                    ///< in that file, for messages
    /// Its numbers row by row, as many as the shape says. Throws DataError. For one thread.
    std::function<std::vector<double>()> read;
};

/// What another program's file holds, whatever its format.
struct ForeignTensors
{
    std::vector<ForeignTensor> tensors;               ///< in the order of the file
    std::map<std::string, std::string> metadata = {}; ///< texts by name
    std::vector<Message> notes = {};                  ///< whole sentences: what was left out, and why
};

/// What helps whoever has a part of a network, or the list of its parts.
Message expected_in_one_file();

/// Looks into a file: safetensors; NumPy's .npz, as numpy.savez() and savez_compressed() write it; or
/// NumPy's .npy, which is read together with the other .npy files of its folder, as a folder is. Throws
/// DataError for anything else, and says what would help; a file is not believed before it has been checked,
/// and nothing is allocated that it is too short to hold.
ForeignTensors open_tensors(const std::filesystem::path &path);

} // namespace deltascope
