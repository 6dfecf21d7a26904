// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/terms.h"

namespace deltascope {

/// The number of a pass that is selected, pointed at or named.
using Selection = TermEntry;

} // namespace deltascope
