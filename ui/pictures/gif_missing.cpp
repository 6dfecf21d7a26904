// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/gif.h"

namespace deltascope {

bool canWriteGif()
{
    return false;
}

QByteArray gifOf(const std::vector<GifFrame> & /*frames*/)
{
    return {};
}

} // namespace deltascope
