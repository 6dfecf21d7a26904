// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/stage_focus.h"
#include "ui/stage/stage_item.h"

namespace deltascope {

/// The number that an item of the stage stands for while a step is shown: what is pointed at when the cursor
/// is on it, and selected by a click. In a step about weights that is the one between the item and what is
/// selected on the other side.
std::optional<Selection> selectionOf(const StageItem &item, const StageFocus &focus);

} // namespace deltascope
