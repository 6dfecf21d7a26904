// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/window_place.h"

#include <QApplication>
#include <QWidget>

namespace deltascope {

std::unique_ptr<QApplication> makeApplication(int &argc, char **argv, QSize /*least*/)
{
    return std::make_unique<QApplication>(argc, argv);
}

void showInPlace(QWidget &window)
{
    // As long as it has no native window, which would have to be told; setWindowFlags() styles all of it
    // anew.
    window.overrideWindowFlags(Qt::Window | Qt::FramelessWindowHint | Qt::CustomizeWindowHint);
    window.showMaximized();
}

} // namespace deltascope
