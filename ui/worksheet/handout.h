// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paper/paper.h"

#include <QList>
#include <QString>

class QWidget;

namespace deltascope {

class StepWalk;

/// Writes the open pass of the walk into a PDF, one step a page in landscape: the parts as they are on screen
/// at that step, side by side, as outlines. Parts that scroll are there in full. The walk is at the step
/// where it was afterwards. Empty when it was written, otherwise one line that says what is wrong.
QString writeHandout(const QString &file, StepWalk &walk, const QList<QWidget *> &parts, Paper paper);

} // namespace deltascope
