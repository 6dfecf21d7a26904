// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <QString>

#include <exception>

namespace deltascope {

/// A message of core in the language of the window; without a translation, its English.
QString translated(const Message &message);

/// What a DataError says in the language of the window; of any other exception, what(), which is UTF-8.
QString translated(const std::exception &error);

} // namespace deltascope
