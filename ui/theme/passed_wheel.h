// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace deltascope {

/// The wheel over widget, which it would change, scrolls what widget lies in, and gives it no focus.
void passWheelOn(QWidget *widget);

} // namespace deltascope
