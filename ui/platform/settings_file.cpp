// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/settings_file.h"

#include <QSettings>

namespace deltascope {

// deltascope/deltascope.ini in the folder that the system has for it: %APPDATA% on Windows, .config in the
// home folder on macOS and in browsers, whose page keeps that folder. Qt's own choice would be the registry,
// or a list of properties of which the system keeps a copy of its own.
void keepSettingsAsFile()
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
}

} // namespace deltascope
