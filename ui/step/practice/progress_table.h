// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/progress.h"

#include <QStringList>

namespace deltascope {

/// The progress as a table of texts: a row for each kind of step that was tried, in the order of the walk,
/// with the first tries that were right and those that were not, and the mistakes seen, the most frequent
/// first.
QStringList progressHeadings();
QList<QStringList> progressRows(const Progress &progress);

} // namespace deltascope
