// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/window_place.h"

#include <QApplication>
#include <QScreen>
#include <QWidget>

#include <algorithm>
#include <vector>

namespace deltascope {

namespace {
constexpr int titleBar = 32;                 // of Windows 11; most desktops draw less
constexpr char factor[] = "QT_SCALE_FACTOR"; // by which Qt multiplies what the system says
constexpr QSize roomForFrame(16, 48);        // at most what a desktop draws around it
constexpr double shareOfSmallScreen = 0.9;   // what it takes of one when it no longer fills it
} // namespace

double scaleToFit(QSize least, QSize room)
{
    return std::min(
        {1.0, double(room.width()) / least.width(), double(room.height()) / (least.height() + titleBar)});
}

// How much room there is only an application knows, and each has one scale and takes its options from the
// arguments.
std::unique_ptr<QApplication> makeApplication(int &argc, char **argv, QSize least)
{
    const std::vector<char *> arguments(argv, argv + argc + 1); // the last is null
    auto application = std::make_unique<QApplication>(argc, argv);
    const QScreen *screen = QGuiApplication::primaryScreen();
    const double scale = screen ? scaleToFit(least, screen->availableSize()) : 1;
    if (scale == 1)
        return application;
    const QByteArray chosen = qgetenv(factor);
    const double before = chosen.toDouble();
    application.reset();
    argc = int(arguments.size()) - 1;
    std::copy(arguments.begin(), arguments.end(), argv);
    qputenv(factor, QByteArray::number((before > 0 ? before : 1) * scale));
    application = std::make_unique<QApplication>(argc, argv);
    // What the program starts has another window.
    if (chosen.isEmpty())
        qunsetenv(factor);
    else
        qputenv(factor, chosen);
    return application;
}

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
