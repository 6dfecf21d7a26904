// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace deltascope {

/// Writes a file as a whole, see write_atomically(): what was there before stays when that fails, and a
/// device is never replaced. Empty when it was written, otherwise one line that says what is wrong, in the
/// language of the window.
QString write_file(const QString &file, const QByteArray &bytes);

} // namespace deltascope
