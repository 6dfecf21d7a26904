// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

#include <vector>

namespace deltascope {

/// Whether this program was built with the library that writes GIFs.
bool canWriteGif();

/// One picture of a film.
struct GifFrame
{
    QImage picture; ///< QImage::Format_Indexed8
    int hundredths; ///< of a second that it is shown
};

/// An animated GIF that begins again at its end. All frames have the size and the colours of the first; there
/// is one at least. Empty when it could not be made, as where canWriteGif() is false. Any thread.
QByteArray gifOf(const std::vector<GifFrame> &frames);

} // namespace deltascope
