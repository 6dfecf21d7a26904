// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/shown_path.h"

#include <QDir>

namespace deltascope {

QString shownPath(const QString &file)
{
    return QDir::toNativeSeparators(file);
}

} // namespace deltascope
