// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <QFile>

namespace deltascope {

/// Opens file for reading. Throws DataError when it cannot be, where `expected` says what should have been
/// there.
void openForReading(QFile &file, const Message &expected);

} // namespace deltascope
