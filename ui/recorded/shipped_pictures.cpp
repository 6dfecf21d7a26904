// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recorded/shipped_pictures.h"

#include "core/files/resources.h"
#include "core/platform/qt_path.h"

#include <QFile>

namespace deltascope {

const PictureBook &shippedPictures()
{
    static const PictureBook book = [] {
        QFile file(qstring_from(resource_folder() / "pictures" / "recorded.book"));
        return file.open(QIODevice::ReadOnly) ? PictureBook::read(file) : PictureBook();
    }();
    return book;
}

} // namespace deltascope
