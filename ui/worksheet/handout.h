// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paper/paper.h"

#include <QString>

namespace deltascope {

class StepWalk;

/// Writes the open pass of the walk into a PDF, one step a page in landscape: the stage, the equations, the
/// numbers and the pictures of that step as lines and text, the same whatever the size of the window. A slip
/// that is in it is left out. The walk stays where it is. Empty when it was written, otherwise one line that
/// says what is wrong. Interface thread; takes a second or two.
QString writeHandout(const QString &file, const StepWalk &walk, Paper paper);

} // namespace deltascope
