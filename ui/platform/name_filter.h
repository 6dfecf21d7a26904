// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace deltascope {

/// The ends of names that a filter such as "Tables (*.csv *.tsv);;*.json" names, without their dots, in its
/// order.
QStringList endsOf(const QString &filter);

/// The file, with the given end added unless it has one of the filter's.
QString withEnd(const QString &file, const QString &filter, const QString &end);

} // namespace deltascope
