// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace deltascope {

/// Settings are kept as a file among the user's own. To be called before the first QSettings.
void keepSettingsAsFile();

} // namespace deltascope
