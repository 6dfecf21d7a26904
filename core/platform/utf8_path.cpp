// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/utf8_path.h"

namespace deltascope {

std::filesystem::path path_from_utf8(std::string_view text)
{
    return std::u8string(text.begin(), text.end());
}

std::string utf8_from_path(const std::filesystem::path &path)
{
    const std::u8string text = std::filesystem::path(path).make_preferred().u8string();
    return {text.begin(), text.end()};
}

} // namespace deltascope
