// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ink.h"

#include <QtGlobal>

class QImage;
class QString;

namespace deltascope {

/// Images with more pixels than this are refused; 10 000 × 10 000 is still read.
inline constexpr qint64 max_image_pixels = 128'000'000;

/// A picture is laid on a square sheet whose side is between these two, in its middle and with its
/// proportions kept. Small ones are enlarged, huge ones shrunk, by area: a 28×28 image that is shrunk again
/// is what it was.
inline constexpr int min_sheet_side = 280;
inline constexpr int max_sheet_side = 1120;

/// A picture as ink on such a sheet, whether dark on light or light on dark (ink_from_greys() tells them
/// apart). What is transparent is paper. lossy: the file's format blurs and adds noise, as JPEG does.
Ink inkOfImage(const QImage &image, bool lossy = false);

/// inkOfImage() of a file of any format that Qt reads, turned upright as its camera says.
/// Throws DataError: no such file, not an image, damaged, too large. Any thread.
Ink readImage(const QString &path);

} // namespace deltascope
