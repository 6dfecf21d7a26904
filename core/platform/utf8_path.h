// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace deltascope {

/// The path that UTF-8 text names, whatever the locale; path::path(std::string) reads the bytes of a code
/// page on some systems.
std::filesystem::path path_from_utf8(std::string_view text);

/// The name of a path as UTF-8, for messages, with the separators that the system prefers. Where its names
/// are bytes, these bytes.
std::string utf8_from_path(const std::filesystem::path &path);

} // namespace deltascope
