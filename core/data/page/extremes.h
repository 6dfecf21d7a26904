// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"

namespace deltascope {

/// Rows become columns.
Ink transposed(const Ink &picture);

/// Each pixel becomes the mean of the 3×3 pixels around it, as far as they lie in the picture.
Ink smoothed(const Ink &picture);

/// Grey-scale closing with a square of 2 × radius + 1 pixels: whatever is darker than its surroundings and
/// nowhere as wide as the square is filled up; edges, slopes and bulges of the light stay as they are. What
/// lies outside the picture takes no part. Source: Serra, Image Analysis and Mathematical Morphology, 1982;
/// extremes of 2, 4, 8 … pixels are made of those of half as many, so any radius costs little.
Ink closed(const Ink &picture, int radius);
/// The same, as if the picture went on beyond its border as it is there: light that falls off towards the
/// border, and a shadow that reaches it, stay as they are there too.
Ink closed_beyond(const Ink &picture, int radius);

/// The largest value within radius of each pixel, in the square sense.
Ink local_maximum(const Ink &picture, int radius);
/// The smallest value there.
Ink local_minimum(const Ink &picture, int radius);

} // namespace deltascope
