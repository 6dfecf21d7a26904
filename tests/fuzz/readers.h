// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace deltascope {

/// A way to read files that anybody may have made.
struct FuzzedReader
{
    std::string_view name; ///< of its program, fuzz_NAME, and of its corpus
    /// Whether what it has read is whole. Throws DataError for a file that it does not take, and nothing
    /// else.
    bool (*reads_whole)(const std::filesystem::path &file);
};

/// Those of core/files, or of ui/ink: whichever is linked.
const std::vector<FuzzedReader> &fuzzed_readers();

} // namespace deltascope
