// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/colour_scheme.h"

#include <QGuiApplication>
#include <QStyleHints>

namespace deltascope {

bool systemPrefersDark()
{
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
}

void onSystemSchemeChange(QObject *context, const std::function<void(bool)> &changed)
{
    QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, context,
                     [changed](Qt::ColorScheme scheme) { changed(scheme == Qt::ColorScheme::Dark); });
}

} // namespace deltascope
