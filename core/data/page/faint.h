// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"

namespace deltascope {

/// Whether there is a stroke on the paper that differs from it by too little to be read, but as a whole by
/// more than noise does: on the picture made small, where noise averages out, something thin and long, clear
/// of the border, that is darker than its surroundings or, in even light, lighter. Noise, slopes of the
/// light, shadows, stains and printed lines are none.
bool has_faint_strokes(const Ink &greys);

} // namespace deltascope
