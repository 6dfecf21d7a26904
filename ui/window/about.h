// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace deltascope {

/// Shows what the program is, its version, its licence and the sources of what ships with it.
void showAbout(QWidget *parent);

} // namespace deltascope
