// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/foreign/labelled_images.h"
#include "core/data/foreign/read_progress.h"
#include "core/data/ink.h"

namespace deltascope {

/// Reads a picture file as greys: 0 black … 255 white. Throws DataError.
using PictureReader = std::function<Ink(const std::filesystem::path &file)>;

/// Whether a file is a picture by the end of its name. Hidden files are none.
bool is_picture(const std::filesystem::path &file);

/// Whether a file or folder is one of those that systems leave behind: .DS_Store, ._7.png, __MACOSX,
/// Thumbs.db.
bool is_hidden(const std::filesystem::path &file);

/// What lies in a folder, hidden ones left out, by name. Throws DataError for one that cannot be listed.
std::vector<std::filesystem::path> listed(const std::filesystem::path &folder);

/// The subfolders in which pictures lie: one for each class, called as it. Links are followed one step only.
std::vector<std::filesystem::path> class_folders(const std::filesystem::path &folder);

/// The pictures of class_folders(folder), labelled with the names of their folders. Throws DataError:
/// pictures of different sizes, or too large, or fewer than two classes.
LabelledImages folder_images(const std::filesystem::path &folder, const PictureReader &picture,
                             const ReadProgress &progress = {});

} // namespace deltascope
