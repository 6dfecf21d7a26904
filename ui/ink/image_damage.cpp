// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ink/image_damage.h"

#include <QtEndian>

#include <zlib.h>

namespace deltascope {

namespace {
constexpr char pngMark[] = "\x89PNG\r\n\x1a\n";
constexpr char jpegMark[] = "\xff\xd8\xff";
constexpr char jpegScan[] = "\xff\xda";
constexpr char jpegEnd[] = "\xff\xd9";
constexpr qsizetype lengthBytes = 4;
constexpr qsizetype typeBytes = 4;
constexpr qsizetype checksumBytes = 4;

quint32 numberAt(const QByteArray &file, qsizetype place)
{
    return qFromBigEndian<quint32>(file.constData() + place);
}

// Chunks of length, type, data and the checksum of the last two, up to the one named IEND.
Message endsAt(qsizetype place)
{
    return Message::tr("it ends at byte %1", {std::to_string(place)});
}

Message pngDamage(const QByteArray &file)
{
    qsizetype place = qsizetype(sizeof pngMark) - 1;
    while (file.size() - place >= lengthBytes + typeBytes + checksumBytes) {
        const qsizetype checked = typeBytes + qsizetype(numberAt(file, place));
        if (checked > file.size() - place - lengthBytes - checksumBytes)
            break;
        const char *type = file.constData() + place + lengthBytes;
        const auto sum = crc32_z(0, reinterpret_cast<const Bytef *>(type), std::size_t(checked));
        if (sum != numberAt(file, place + lengthBytes + checked))
            return Message::tr("wrong checksum at byte %1", {std::to_string(place)});
        if (QByteArrayView(type, typeBytes) == "IEND")
            return {};
        place += lengthBytes + checked + checksumBytes;
    }
    return endsAt(file.size());
}
} // namespace

Message imageDamage(const QByteArray &file)
{
    if (file.startsWith(pngMark))
        return pngDamage(file);
    // A picture within the picture has an end of its own, before the last scan.
    if (file.startsWith(jpegMark) && file.lastIndexOf(jpegEnd) < file.lastIndexOf(jpegScan))
        return endsAt(file.size());
    return {};
}

} // namespace deltascope
