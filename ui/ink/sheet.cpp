// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ink/sheet.h"

namespace deltascope {

QImage blackOnWhite(const Ink &ink)
{
    QImage image =
        QImage(ink.bytes.data(), ink.width, ink.height, ink.width, QImage::Format_Grayscale8).copy();
    image.invertPixels();
    return image;
}

} // namespace deltascope
