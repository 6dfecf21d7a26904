// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QObject;

namespace deltascope {

/// Whether the desktop asks for dark windows. Asked before the program sets a palette of its own.
bool systemPrefersDark();

/// Calls changed(dark) on the interface thread whenever the desktop's preference changes, as long as context
/// lives.
void onSystemSchemeChange(QObject *context, const std::function<void(bool)> &changed);

} // namespace deltascope
