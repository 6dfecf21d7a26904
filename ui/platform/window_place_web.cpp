// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/window_place.h"

#include <QWidget>

namespace deltascope {

void showInPlace(QWidget &window)
{
    window.setWindowFlags(Qt::Window | Qt::FramelessWindowHint | Qt::CustomizeWindowHint);
    window.showMaximized();
}

} // namespace deltascope
