// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"

#include <array>

namespace deltascope {

/// How many pixels have each of the 256 values.
using Histogram = std::array<std::size_t, 256>;

/// Of all pixels of the picture.
Histogram histogram_of(const Ink &picture);

/// The smallest value that at least `share` (0 … 1) of the counted pixels do not exceed; 255 at most.
int quantile(const Histogram &histogram, double share);

/// The value that separates the pixels above `from` into two kinds: those up to it and those beyond, chosen
/// so that the variance between the two kinds is largest (Otsu, A threshold selection method from gray-level
/// histograms, 1979). `from` where no pixel exceeds it.
int otsu_threshold(const Histogram &histogram, int from);

} // namespace deltascope
