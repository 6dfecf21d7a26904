// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/written_file.h"

#include "core/data/atomic_file.h"
#include "core/data/data_error.h"
#include "core/files/translated.h"
#include "core/platform/qt_path.h"

namespace deltascope {

QString write_file(const QString &file, const QByteArray &bytes)
{
    try {
        write_text_atomically(path_from(file), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
    } catch (const DataError &error) {
        return translated(error);
    }
    return {};
}

} // namespace deltascope
