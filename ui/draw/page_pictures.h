// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/page/page.h"

#include <QImage>
#include <QRectF>

namespace deltascope {

/// A page in small, in the middle of a square of this many pixels.
inline constexpr int pagePictureSide = 280;

/// The grey that was taken to be paper, everywhere.
QImage paperPicture(const Page &page);

/// What was taken to be what: ink in the theme's colour of ink, what was removed in the colours below.
/// However thin a thing is on the page, it is seen.
QImage partsPicture(const Page &page);
QColor colourOfLines();
QColor colourOfSpecks();

/// Where a digit lies on both pictures.
QRectF frameOnPicture(const Page &page, std::size_t digit);

} // namespace deltascope
