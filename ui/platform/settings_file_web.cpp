// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/settings_file.h"

#include <QSettings>

namespace deltascope {

// The page keeps the user's home folder in the browser's storage, and this file is in it.
void keepSettingsAsFile()
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
}

} // namespace deltascope
