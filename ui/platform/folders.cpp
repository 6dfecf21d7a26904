// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/folders.h"

#include <QDir>
#include <QStandardPaths>

namespace deltascope {

QString autosaveFolder()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    folder.mkpath(QStringLiteral("."));
    return folder.path();
}

QString drawingsFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(QStringLiteral("drawings"));
}

QString progressFile()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(QStringLiteral("progress.csv"));
}

QString documentsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace deltascope
