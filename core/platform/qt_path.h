// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>

namespace deltascope {

// Between Qt's names of files and the standard library's, whatever the locale. For those who use Qt already:
// the library that this header belongs to does not.

/// The file that Qt calls so.
inline std::filesystem::path path_from(const QString &name)
{
    return name.toStdU16String();
}

/// What Qt calls the file. Throws std::filesystem::filesystem_error when its name is no valid Unicode.
inline QString qstring_from(const std::filesystem::path &path)
{
    return QString::fromStdU16String(path.u16string());
}

} // namespace deltascope
