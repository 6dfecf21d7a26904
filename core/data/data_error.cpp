// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_error.h"

#include <algorithm>
#include <string>

namespace deltascope {

namespace {
std::string one_line(const std::filesystem::path &file, std::string_view place, std::string_view found,
                     std::string_view expected)
{
    std::string line = file.string();
    if (!place.empty())
        line.append(", ").append(place);
    line.append(": found ").append(found).append(", expected ").append(expected);
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
    return line;
}
} // namespace

DataError::DataError(const std::filesystem::path &file, std::string_view place, std::string_view found,
                     std::string_view expected)
    : std::runtime_error(one_line(file, place, found, expected))
{
}

} // namespace deltascope
