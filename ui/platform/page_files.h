// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace deltascope {

/// What a browser's dialog lets people choose.
enum class PageChoice { OneFile, Files, Folder };

/// The folders through which files come into the page of a browser and leave it, on the interface thread.
/// What is written into one of them, or changed in it, is handed to the browser, which saves it as it is set.

/// Asks for files with these ends (".csv,.tsv"; empty: all) and calls then() with a new folder in which
/// copies of them lie, unless nothing is chosen. What is more than a page has room for is refused with a
/// sentence.
void askPageForFiles(PageChoice choice, const QString &ends,
                     const std::function<void(const QString &folder)> &then);

/// A new folder to write into.
QString newFolderOfPage();

} // namespace deltascope
