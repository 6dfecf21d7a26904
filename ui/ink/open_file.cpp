// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ink/open_file.h"

#include "core/data/data_error.h"
#include "core/platform/qt_path.h"

#include <QFileInfo>

namespace deltascope {

void openForReading(QFile &file, const Message &expected)
{
    const std::filesystem::path path = path_from(file.fileName());
    if (QFileInfo(file.fileName()).isDir())
        throw DataError(path, {}, Message::tr("a folder"), expected);
    if (!file.open(QIODevice::ReadOnly))
        throw DataError(path, {}, file.errorString().toStdString(), expected);
}

} // namespace deltascope
