// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/settings_file.h"

#include <QSettings>

namespace deltascope {

// %APPDATA%\deltascope\deltascope.ini; Qt's own choice would be the registry.
void keepSettingsAsFile()
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
}

} // namespace deltascope
