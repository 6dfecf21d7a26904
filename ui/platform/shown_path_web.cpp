// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/shown_path.h"

#include <QFileInfo>

namespace deltascope {

QString shownPath(const QString &file)
{
    return QFileInfo(file).fileName();
}

} // namespace deltascope
