// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"

namespace deltascope {

/// The picture with its longer side brought down to `side` by area, its proportions kept; as it is when it
/// is no longer than that.
Ink shrunk_to(const Ink &picture, int side);

} // namespace deltascope
