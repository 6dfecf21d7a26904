// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/gif.h"

#include <gif_lib.h>

#include <array>
#include <memory>

namespace deltascope {

namespace {
constexpr int colourCount = 256;
constexpr int colourBits = 8;

int append(GifFileType *gif, const GifByteType *bytes, int count)
{
    static_cast<QByteArray *>(gif->UserData)->append(reinterpret_cast<const char *>(bytes), count);
    return count;
}

std::unique_ptr<ColorMapObject, void (*)(ColorMapObject *)> coloursOf(const QImage &picture)
{
    std::array<GifColorType, colourCount> colours{};
    for (int place = 0; place < picture.colorCount(); ++place) {
        const QRgb colour = picture.color(place);
        colours[static_cast<std::size_t>(place)] = {static_cast<GifByteType>(qRed(colour)),
                                                    static_cast<GifByteType>(qGreen(colour)),
                                                    static_cast<GifByteType>(qBlue(colour))};
    }
    return {GifMakeMapObject(colourCount, colours.data()), GifFreeMapObject};
}

// The extension of Netscape 2.0 (1995), which all readers know: 0 is for ever.
bool putLoop(GifFileType *gif)
{
    constexpr std::array<GifByteType, 3> forEver = {1, 0, 0};
    return EGifPutExtensionLeader(gif, APPLICATION_EXT_FUNC_CODE) == GIF_OK &&
           EGifPutExtensionBlock(gif, 11, "NETSCAPE2.0") == GIF_OK &&
           EGifPutExtensionBlock(gif, static_cast<int>(forEver.size()), forEver.data()) == GIF_OK &&
           EGifPutExtensionTrailer(gif) == GIF_OK;
}

bool putFrame(GifFileType *gif, const GifFrame &frame)
{
    std::array<GifByteType, 4> control{};
    const GraphicsControlBlock block = {DISPOSE_DO_NOT, false, frame.hundredths, NO_TRANSPARENT_COLOR};
    EGifGCBToExtension(&block, control.data());
    if (EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, static_cast<int>(control.size()), control.data()) !=
            GIF_OK ||
        EGifPutImageDesc(gif, 0, 0, frame.picture.width(), frame.picture.height(), false, nullptr) != GIF_OK)
        return false;
    std::vector<GifPixelType> line(static_cast<std::size_t>(frame.picture.width()));
    for (int y = 0; y < frame.picture.height(); ++y) {
        const uchar *pixels = frame.picture.constScanLine(y);
        std::copy_n(pixels, line.size(), line.begin());
        if (EGifPutLine(gif, line.data(), frame.picture.width()) != GIF_OK)
            return false;
    }
    return true;
}

bool putAll(GifFileType *gif, const std::vector<GifFrame> &frames)
{
    const QImage &first = frames.front().picture;
    const auto colours = coloursOf(first);
    EGifSetGifVersion(gif, true);
    if (EGifPutScreenDesc(gif, first.width(), first.height(), colourBits, 0, colours.get()) != GIF_OK ||
        !putLoop(gif))
        return false;
    for (const GifFrame &frame : frames)
        if (!putFrame(gif, frame))
            return false;
    return true;
}
} // namespace

bool canWriteGif()
{
    return true;
}

QByteArray gifOf(const std::vector<GifFrame> &frames)
{
    QByteArray bytes;
    int error = 0;
    GifFileType *gif = EGifOpen(&bytes, append, &error);
    if (!gif)
        return {};
    const bool written = putAll(gif, frames);
    const bool closed = EGifCloseFile(gif, &error) == GIF_OK;
    return written && closed ? bytes : QByteArray();
}

} // namespace deltascope
