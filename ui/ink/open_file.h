// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include <string_view>

namespace deltascope {

/// Opens file for reading. Throws DataError when it cannot be, where `expected` says what should have been
/// there.
void openForReading(QFile &file, std::string_view expected);

} // namespace deltascope
