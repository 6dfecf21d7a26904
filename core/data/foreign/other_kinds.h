// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <filesystem>

namespace deltascope {

/// What data can be, for messages.
Message expected_data();

/// Throws DataError for a file of a kind that people keep data in and that is not read: what it is, and what
/// helps. Does nothing for any other.
void refuse_other_kinds(const std::filesystem::path &file);

} // namespace deltascope
