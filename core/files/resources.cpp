// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/resources.h"

#include "core/platform/qt_path.h"

#include <QCoreApplication>
#include <QDir>

namespace deltascope {

std::filesystem::path resource_folder()
{
    const QString chosen = qEnvironmentVariable("DELTASCOPE_RESOURCES");
    if (!chosen.isEmpty())
        return path_from(chosen);
    const QDir programs(QCoreApplication::applicationDirPath());
    return path_from(QDir::cleanPath(programs.filePath(QStringLiteral(DELTASCOPE_SHARE_FROM_PROGRAM))));
}

std::filesystem::path shipped_network_file()
{
    return resource_folder() / "networks" / "digits.safetensors";
}

std::filesystem::path shipped_data_folder()
{
    return resource_folder() / "mnist";
}

} // namespace deltascope
