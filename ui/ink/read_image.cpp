// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ink/read_image.h"

#include "core/data/data_error.h"
#include "core/data/paper.h"
#include "core/data/resample.h"
#include "ui/ink/image_damage.h"
#include "ui/ink/open_file.h"

#include <QImage>
#include <QImageReader>

#include <cmath>

namespace deltascope {

namespace {

constexpr std::string_view an_image = "an image (PNG, JPEG, …)";

/// Visits the pixels row by row, without a second copy of a large image.
template <class Visit>
void forEachPixel(const QImage &image, Visit visit)
{
    for (int y = 0; y < image.height(); ++y) {
        const QImage row = image.copy(0, y, image.width(), 1).convertToFormat(QImage::Format_ARGB32);
        const auto *pixels = reinterpret_cast<const QRgb *>(row.constScanLine(0));
        for (int x = 0; x < image.width(); ++x)
            visit(pixels[x]);
    }
}

/// White behind dark drawing, black behind light, so that whatever is transparent is paper.
int groundBehind(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return 255;
    double opacity = 0, light = 0;
    forEachPixel(image, [&](QRgb pixel) {
        opacity += qAlpha(pixel);
        light += qAlpha(pixel) * qGray(pixel);
    });
    return light < opacity * 255 / 2 ? 255 : 0;
}

Ink greysOf(const QImage &image)
{
    const int ground = groundBehind(image);
    Ink greys{image.width(), image.height(), {}};
    greys.bytes.reserve(static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.height()));
    forEachPixel(image, [&](QRgb pixel) {
        const int alpha = qAlpha(pixel);
        const int grey = (qGray(pixel) * alpha + ground * (255 - alpha) + 127) / 255;
        greys.bytes.push_back(static_cast<std::uint8_t>(grey));
    });
    return greys;
}

Ink resized(const Ink &ink, int longer_side)
{
    const double scale = double(longer_side) / std::max(ink.width, ink.height);
    const int width = std::max(1, static_cast<int>(std::lround(ink.width * scale)));
    const int height = std::max(1, static_cast<int>(std::lround(ink.height * scale)));
    return resample(ink, {0, 0, double(ink.width), double(ink.height)}, width, height);
}

Ink squared(const Ink &ink)
{
    const int side = std::max(ink.width, ink.height);
    return resample(ink,
                    {std::floor((ink.width - side) / 2.0), std::floor((ink.height - side) / 2.0),
                     double(side), double(side)},
                    side, side);
}

void checkSize(const QString &path, QSize size)
{
    const qint64 pixels = qint64(size.width()) * size.height();
    if (pixels > max_image_pixels)
        throw DataError(path.toStdString(), "",
                        std::to_string(size.width()) + "×" + std::to_string(size.height()) + " pixels",
                        "at most " + std::to_string(max_image_pixels / 1'000'000) + " million pixels");
}

[[noreturn]] void failDamaged(const QString &path, const std::string &how)
{
    throw DataError(path.toStdString(), "", "a damaged image (" + how + ")", "a whole one");
}

void checkWhole(QFile &file)
{
    uchar *bytes = file.map(0, file.size());
    const qint64 size = bytes ? file.size() : 0;
    const QByteArray damage =
        imageDamage(QByteArray::fromRawData(reinterpret_cast<const char *>(bytes), size));
    if (!damage.isEmpty())
        failDamaged(file.fileName(), damage.toStdString());
    file.unmap(bytes);
}

} // namespace

Ink inkOfImage(const QImage &image, bool lossy)
{
    if (image.isNull())
        return blank_ink(min_sheet_side, min_sheet_side);
    const int side = std::clamp(std::max(image.width(), image.height()), min_sheet_side, max_sheet_side);
    Ink greys = greysOf(image);
    if (greys.width > side || greys.height > side)
        greys = resized(greys, side);
    return squared(resized(ink_from_greys(std::move(greys), !lossy), side));
}

Ink readImage(const QString &path)
{
    QFile file(path);
    openForReading(file, an_image);
    checkWhole(file);
    // Qt's own limit, 128 MB in Qt 6.4, is below 10 000 × 10 000 pixels of colour.
    QImageReader::setAllocationLimit(static_cast<int>(max_image_pixels * 8 / (1024 * 1024)) + 1);
    QImageReader reader(&file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!reader.canRead())
        throw DataError(path.toStdString(), "", "something else", an_image);
    checkSize(path, reader.size());
    const bool lossy = reader.format() == "jpeg" || reader.format() == "webp";
    const QImage image = reader.read();
    if (image.isNull())
        failDamaged(path, reader.errorString().toStdString());
    checkSize(path, image.size());
    return inkOfImage(image, lossy);
}

} // namespace deltascope
