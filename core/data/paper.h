// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"

namespace deltascope {

/// Greys (0 black … 255 white) as ink. The border tells what is paper, so that dark on light and light on
/// dark both come out as ink on paper.
///
/// clean: a border that is mostly pure white or pure black is taken at its word; then ink is exactly 255
/// minus the grey, or the grey. Any other border, or a picture that is not clean (a photograph, a scan, a
/// lossy file): what differs from the paper by less than a third of the strongest difference is paper, by
/// more than two thirds full ink. A picture of one colour is blank.
Ink ink_from_greys(Ink greys, bool clean);

} // namespace deltascope
