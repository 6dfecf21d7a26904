// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/ink_picture.h"

#include "ui/theme/theme.h"

#include <cstring>

namespace deltascope {

QImage pictureOf(const Ink &ink)
{
    QImage image(ink.width, ink.height, QImage::Format_Indexed8);
    QList<QRgb> table;
    for (int byte = 0; byte < 256; ++byte)
        table.append(mix(colours().paper, colours().ink, byte / 255.0).rgb());
    image.setColorTable(table);
    const auto width = static_cast<std::size_t>(ink.width);
    for (int y = 0; y < ink.height; ++y)
        std::memcpy(image.scanLine(y), ink.bytes.data() + static_cast<std::size_t>(y) * width, width);
    return image;
}

QImage pictureOf(const DigitImage &image)
{
    return pictureOf(Ink{28, 28, {image.begin(), image.end()}});
}

} // namespace deltascope
