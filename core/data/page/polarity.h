// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"

namespace deltascope {

/// Whether a picture of greys (0 black … 255 white) shows light ink on dark paper, as a blackboard does.
///
/// Where more than half of the pixels are pure white or pure black, that is paper. Elsewhere the paper is
/// what there is more of around the edges of things: every strong edge looks whether most of its
/// surroundings are lighter or darker than halfway between their extremes (the local contrast of Bernsen,
/// Dynamic thresholding of grey-level images, 1986). So a frame, a dark table around a white sheet or a
/// shadow over half of it do not count, as they would along the picture's border.
bool is_light_on_dark(const Ink &greys);

/// Light becomes dark.
Ink turned_over(Ink greys);

} // namespace deltascope
