// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace deltascope {

/// How a file is named in a sentence: its path as the system writes it; in a browser, where no one can go to
/// a folder of the page, its name.
QString shownPath(const QString &file);

} // namespace deltascope
