// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/stage_focus.h"

namespace deltascope {

/// So many entries of a gradient's column are looked at one by one before the whole of it, where it has them.
inline constexpr int example_entries = 3;

// All positions of a walk form one line, from the whole of x⁰ to the whole of the last step; with inside
// steps, after the whole of a step come its components one by one.
//
// Components are the entries of a vector; the terms of the loss; the columns of a gradient, each of which is
// one vector scaled by one δ, seen first at a few of its entries; and the four parameters of the update.

/// How many components the step is made of one by one; 0 where it comes at once.
int componentCount(StepId step, const Sizes &sizes);

/// The first substep of a component of this step.
int firstSubstep(StepId step, const Sizes &sizes);
/// Which of the example entries is looked at, 0 …; none when it is none of them.
std::optional<int> exampleEntry(const WalkPosition &position, const Sizes &sizes);

/// The next position on the line, or without inside the next step's whole; the same at the end.
WalkPosition nextPosition(const WalkPosition &position, const Sizes &sizes, bool inside);
/// Undoes nextPosition().
WalkPosition previousPosition(const WalkPosition &position, const Sizes &sizes, bool inside);
/// The next or previous component as a whole; before the first and after the last, a step's whole.
WalkPosition nextComponent(const WalkPosition &position, const Sizes &sizes);
WalkPosition previousComponent(const WalkPosition &position, const Sizes &sizes);

} // namespace deltascope
