// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace deltascope {

/// The folder for copies of unsaved sessions; made if it is missing and can be.
QString autosaveFolder();

/// The folder for the user's own drawings. It need not exist.
QString drawingsFolder();

/// The file of a student's own progress. Neither it nor its folder need exist.
QString progressFile();

/// Where the user's documents lie: the first place offered for a file to save.
QString documentsFolder();

} // namespace deltascope
