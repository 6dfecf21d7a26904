// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ink/open_file.h"

#include "core/data/data_error.h"

#include <QFileInfo>

namespace deltascope {

void openForReading(QFile &file, std::string_view expected)
{
    const std::string path = file.fileName().toStdString();
    if (QFileInfo(file.fileName()).isDir())
        throw DataError(path, "", "a folder", expected);
    if (!file.open(QIODevice::ReadOnly))
        throw DataError(path, "", file.errorString().toStdString(), expected);
}

} // namespace deltascope
