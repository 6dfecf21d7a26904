// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string_view>

namespace deltascope {

/// A file that cannot be used. what() is one line that names the file, the place in it, what was found and
/// what was expected.
class DataError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;

    /// "FILE, PLACE: found FOUND, expected EXPECTED"; without ", PLACE" when place is empty.
    /// Control characters become '?', so that it stays one line whatever the file holds.
    DataError(const std::filesystem::path &file, std::string_view place, std::string_view found,
              std::string_view expected);
};

} // namespace deltascope
