// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/interface_font.h"

#include "core/files/resources.h"
#include "core/platform/qt_path.h"

#include <QFontDatabase>
#include <QGuiApplication>

namespace deltascope {

namespace {
QString loadedFamily()
{
    QString family = QGuiApplication::font().family();
    for (const char *file : {"DejaVuSans-Bold.ttf", "DejaVuSans.ttf"}) {
        const int font = QFontDatabase::addApplicationFont(qstring_from(resource_folder() / "fonts" / file));
        family = QFontDatabase::applicationFontFamilies(font).value(0, family);
    }
    return family;
}
} // namespace

QString interfaceFamily()
{
    static const QString family = loadedFamily();
    return family;
}

} // namespace deltascope
