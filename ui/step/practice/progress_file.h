// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/progress.h"

#include <QString>

namespace deltascope {

/// What was kept; nothing where there is no such file or it is none of these.
Progress loadProgress(const QString &file);

/// Writes atomically. Empty: it was written; otherwise what went wrong. No progress deletes the file.
QString saveProgress(const QString &file, const Progress &progress);

/// One page with the table, and the name where there is one. Empty, or what went wrong.
QString printProgress(const QString &file, const Progress &progress, const QString &name);

/// The same page as HTML.
QString progressAsHtml(const Progress &progress, const QString &name);

/// "This is kept on this computer alone, and it proves nothing: …"
QString progressNote();

} // namespace deltascope
