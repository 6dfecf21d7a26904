// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/normalise.h"
#include "core/data/resample.h"

namespace deltascope {

/// What of the ink, in its pixels, the whole 28×28 image of a normalised digit shows. It may reach beyond the
/// ink.
InkArea seen_area(const NormalisedDigit &digit);
/// The same of shrink_whole(); the ink must have pixels.
InkArea seen_area(const Ink &whole);

} // namespace deltascope
