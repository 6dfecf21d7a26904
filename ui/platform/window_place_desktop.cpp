// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/window_place.h"

#include <QScreen>
#include <QWidget>

namespace deltascope {

namespace {
constexpr QSize roomForFrame(16, 48);      // at most what a desktop draws around it
constexpr double shareOfSmallScreen = 0.9; // what it takes of one when it no longer fills it
} // namespace

void showInPlace(QWidget &window)
{
    const QSize room = window.screen()->availableSize();
    const QSize needed = window.size() + roomForFrame;
    if (needed.width() <= room.width() && needed.height() <= room.height())
        return window.show();
    window.resize(room * shareOfSmallScreen);
    window.showMaximized();
}

} // namespace deltascope
