// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"
#include "core/data/normalise.h"

#include <QImage>

namespace deltascope {

/// Ink in the theme's colours of paper and ink, one pixel each.
QImage pictureOf(const Ink &ink);
/// The same of 28×28 bytes.
QImage pictureOf(const DigitImage &image);

} // namespace deltascope
