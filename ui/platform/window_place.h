// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace deltascope {

/// Shows the program's window in the place that the system has for it: in its own size, or maximised where
/// the screen is small; in a browser it fills the page and has no frame.
void showInPlace(QWidget &window);

} // namespace deltascope
