// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/session.h"

#include <filesystem>
#include <map>
#include <string>

namespace deltascope {

/// Everything of a session but its parameters, as the texts that its file carries.
std::map<std::string, std::string> metadata_of(const Session &session);

/// Reads them again, all but the parameters; path is for messages. What is missing is taken from fallback or
/// left at its default; names that are not ours are ignored. Throws DataError for a text that does not
/// say what its name asks for.
Session session_from_metadata(const std::filesystem::path &path,
                              const std::map<std::string, std::string> &metadata, const Functions &fallback);

} // namespace deltascope
