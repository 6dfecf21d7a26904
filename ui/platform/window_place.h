// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

#include <memory>

class QApplication;
class QWidget;

namespace deltascope {

/// By how much all is to be shown smaller than the system says so that a window not smaller than `least`,
/// with the bar of its title, has room in `room`; 1 where it has. All sizes in device-independent pixels.
double scaleToFit(QSize least, QSize room);

/// The application, in the scale that the system says; in a smaller one where a window not smaller than
/// `least` would be larger than the screen. `argc` and `argv` must outlive it. In a browser the page sees to
/// that.
std::unique_ptr<QApplication> makeApplication(int &argc, char **argv, QSize least);

/// Shows the program's window in the place that the system has for it: in its own size, or maximised where
/// the screen is small; in a browser it fills the page and has no frame.
void showInPlace(QWidget &window);

} // namespace deltascope
