// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/resources.h"

#include <QCoreApplication>
#include <QDir>

namespace deltascope {

std::filesystem::path resource_folder()
{
    const QString chosen = qEnvironmentVariable("DELTASCOPE_RESOURCES");
    if (!chosen.isEmpty())
        return chosen.toStdString();
    const QDir programs(QCoreApplication::applicationDirPath());
    return QDir::cleanPath(programs.filePath(QStringLiteral("../share/deltascope"))).toStdString();
}

} // namespace deltascope
