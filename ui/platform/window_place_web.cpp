// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/window_place.h"

#include <QWidget>

namespace deltascope {

void showInPlace(QWidget &window)
{
    // As long as it has no native window, which would have to be told; setWindowFlags() styles all of it
    // anew.
    window.overrideWindowFlags(Qt::Window | Qt::FramelessWindowHint | Qt::CustomizeWindowHint);
    window.showMaximized();
}

} // namespace deltascope
