// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ink/read_image.h"

#include "core/data/data_error.h"
#include "core/platform/qt_path.h"
#include "ui/ink/image_damage.h"
#include "ui/ink/open_file.h"

#include <QImage>
#include <QImageReader>

#include <algorithm>

namespace deltascope {

namespace {

Message anImage()
{
    return Message::tr("an image (PNG, JPEG, …)");
}

/// Gives each row's number and pixels, without a second copy of a large image.
template <class Visit>
void forEachRow(const QImage &image, Visit visit)
{
    const bool direct = image.format() == QImage::Format_RGB32 || image.format() == QImage::Format_ARGB32;
    const int width = image.width(), height = image.height();
    for (int y = 0; y < height; ++y) {
        QImage row;
        if (!direct)
            row = image.copy(0, y, width, 1).convertToFormat(QImage::Format_ARGB32);
        visit(y, reinterpret_cast<const QRgb *>(direct ? image.constScanLine(y) : row.constScanLine(0)));
    }
}

/// White behind dark drawing, black behind light, so that whatever is transparent is paper.
int groundBehind(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return 255;
    double opacity = 0, light = 0;
    const int width = image.width();
    forEachRow(image, [&](int, const QRgb *pixels) {
        qint64 opacityOfRow = 0, lightOfRow = 0;
        for (int x = 0; x < width; ++x) {
            opacityOfRow += qAlpha(pixels[x]);
            lightOfRow += qAlpha(pixels[x]) * qGray(pixels[x]);
        }
        opacity += double(opacityOfRow);
        light += double(lightOfRow);
    });
    return light < opacity * 255 / 2 ? 255 : 0;
}

Ink firstDigit(const Page &page)
{
    return page.digits.empty() ? blank_ink(min_sheet_side, min_sheet_side) : sheet_of(page, 0);
}

/// Half or a quarter … of the size, which the decoder of JPEG gets for less, as long as a page is smaller.
QSize decodedSize(QSize size)
{
    while (std::max(size.width(), size.height()) >= 2 * max_page_side)
        size = {(size.width() + 1) / 2, (size.height() + 1) / 2};
    return size;
}

void checkSize(const QString &path, QSize size)
{
    const qint64 pixels = qint64(size.width()) * size.height();
    if (pixels > max_image_pixels)
        throw DataError(
            path_from(path), {},
            Message::tr("%1×%2 pixels", {std::to_string(size.width()), std::to_string(size.height())}),
            Message::tr("at most %1 million pixels", {std::to_string(max_image_pixels / 1'000'000)}));
}

[[noreturn]] void failDamaged(const QString &path, Message how)
{
    throw DataError(path_from(path), {}, Message::tr("a damaged image (%1)", {std::move(how)}),
                    Message::tr("an undamaged one"));
}

void checkWhole(QFile &file)
{
    uchar *bytes = file.map(0, file.size());
    const qint64 size = bytes ? file.size() : 0;
    const Message damage = imageDamage(QByteArray::fromRawData(reinterpret_cast<const char *>(bytes), size));
    if (!damage.empty())
        failDamaged(file.fileName(), damage);
    file.unmap(bytes);
}

} // namespace

Ink greysOfImage(const QImage &image)
{
    Ink greys = blank_ink(image.width(), image.height());
    const auto width = static_cast<std::size_t>(image.width());
    const auto rowOf = [&](int y) { return greys.bytes.data() + static_cast<std::size_t>(y) * width; };
    if (image.format() == QImage::Format_Grayscale8) {
        for (int y = 0; y < image.height(); ++y)
            std::copy_n(image.constScanLine(y), width, rowOf(y));
        return greys;
    }
    if (!image.hasAlphaChannel()) {
        forEachRow(image, [&](int y, const QRgb *pixels) {
            std::transform(pixels, pixels + width, rowOf(y),
                           [](QRgb pixel) { return static_cast<std::uint8_t>(qGray(pixel)); });
        });
        return greys;
    }
    const int ground = groundBehind(image);
    forEachRow(image, [&](int y, const QRgb *pixels) {
        std::transform(pixels, pixels + width, rowOf(y), [ground](QRgb pixel) {
            const int alpha = qAlpha(pixel);
            return static_cast<std::uint8_t>((qGray(pixel) * alpha + ground * (255 - alpha) + 127) / 255);
        });
    });
    return greys;
}

Page pageOfImage(const QImage &image, bool lossy, const PageSteps &steps)
{
    return read_page(greysOfImage(image), !lossy, steps);
}

GreyPicture readGreys(const QString &path)
{
    QFile file(path);
    openForReading(file, anImage());
    checkWhole(file);
    // Qt's own limit, 128 MB in Qt 6.4, is below 10 000 × 10 000 pixels of colour.
    QImageReader::setAllocationLimit(static_cast<int>(max_image_pixels * 8 / (1024 * 1024)) + 1);
    QImageReader reader(&file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!reader.canRead())
        throw DataError(path_from(path), {}, Message::tr("something else"), anImage());
    const QSize size = reader.size();
    checkSize(path, size);
    const QByteArray format = reader.format();
    if (format == "jpeg" && size.isValid())
        reader.setScaledSize(decodedSize(size));
    const QImage image = reader.read();
    if (image.isNull())
        failDamaged(path, reader.errorString().toStdString());
    checkSize(path, image.size());
    const int longer = std::max(image.width(), image.height());
    const double scale = size.isValid() ? std::max(size.width(), size.height()) / double(longer) : 1;
    return {greysOfImage(image), format != "jpeg" && format != "webp", scale};
}

Page readPage(const GreyPicture &picture, const PageSteps &steps)
{
    Page page = read_page(picture.greys, picture.clean, steps);
    page.scale *= picture.scale;
    return page;
}

Ink inkOfImage(const QImage &image, bool lossy)
{
    return firstDigit(pageOfImage(image, lossy));
}

Ink readImage(const QString &path)
{
    return firstDigit(readPage(readGreys(path)));
}

} // namespace deltascope
