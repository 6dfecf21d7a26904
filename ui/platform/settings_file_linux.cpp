// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/settings_file.h"

namespace deltascope {

void keepSettingsAsFile() {} // as they are anyway

} // namespace deltascope
