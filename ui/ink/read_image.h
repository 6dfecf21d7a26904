// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/page/page.h"

#include <QtGlobal>

class QImage;
class QString;

namespace deltascope {

/// Images with more pixels than this are refused; 10 000 × 10 000 is still read.
inline constexpr qint64 max_image_pixels = 100'000'000;

/// A picture's greys as a viewer shows them, 0 black … 255 white. What is transparent is paper: white behind
/// dark drawing, black behind light.
Ink greysOfImage(const QImage &image);

/// read_page() of a picture. lossy: the file's format blurs and adds noise, as JPEG does.
Page pageOfImage(const QImage &image, bool lossy = false, const PageSteps &steps = {});

/// The greys of a file of any format that Qt reads, turned upright as its camera says, and what read_page()
/// wants to know of them. A JPEG that is much larger than a page is decoded smaller.
struct GreyPicture
{
    Ink greys;
    bool clean = true; ///< the format keeps greys as they were
    double scale = 1;  ///< pixels of the file in one of greys
};

/// Throws DataError: no such file, not an image, damaged, too large. Any thread.
GreyPicture readGreys(const QString &path);

/// read_page() of such greys; boxes come out in pixels of the file.
Page readPage(const GreyPicture &picture, const PageSteps &steps = {});

/// The first digit of a picture on its sheet (sheet_of()); a blank sheet where there is none.
Ink inkOfImage(const QImage &image, bool lossy = false);

/// The same of a file. Throws DataError as readGreys() does.
Ink readImage(const QString &path);

} // namespace deltascope
