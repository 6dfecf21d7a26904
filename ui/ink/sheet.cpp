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

Ink inkOfSheet(const QImage &picture)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    Ink ink = blank_ink(grey.width(), grey.height());
    for (int y = 0; y < ink.height; ++y)
        for (int x = 0; x < ink.width; ++x)
            ink.set(x, y, static_cast<std::uint8_t>(255 - grey.constScanLine(y)[x]));
    return ink;
}

} // namespace deltascope
