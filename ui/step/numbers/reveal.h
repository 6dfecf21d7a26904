// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/walk/step_walk.h"

namespace deltascope {

/// Whether the walk, which has a pass open, has come to this number, and does not hide it; what is no result
/// of a step is there from the beginning.
bool isRevealed(const StepWalk &walk, const Selection &number);

/// Of a sum that is still being added up, δ¹ⱼ or Lₙ: what has arrived of it. None for anything else.
std::optional<double> sumSoFar(const StepWalk &walk, const Selection &number);

} // namespace deltascope
