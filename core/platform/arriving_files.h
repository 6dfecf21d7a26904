// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace deltascope {

/// Returns when one of these files is in the folder, or none will come. At once, but in a browser, whose page
/// fetches large files after the program has begun: not to be called on the interface thread there. The page
/// puts a file named "failed" into the folder when it gives up.
void await_files_in(const std::filesystem::path &folder, const std::vector<std::string> &names);

} // namespace deltascope
