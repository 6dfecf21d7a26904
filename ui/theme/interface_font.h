// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace deltascope {

/// The family of fonts that everything is written in: DejaVu Sans, which comes with the program, so that it
/// looks the same whatever the system has. The first call loads it; where it is not there, this is the
/// system's own. Needs a QGuiApplication.
QString interfaceFamily();

} // namespace deltascope
