// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

class QAbstractButton;

namespace deltascope {

/// An icon of resources/icons ("play" is play.svg) drawn in one colour, at a size in logical pixels.
/// The files draw with currentColor. Null when there is no such file.
QPixmap iconPixmap(const QString &name, const QColor &colour, int size, double devicePixelRatio);

/// The icon in the theme's text colour, dimmed when disabled.
QIcon themedIcon(const QString &name);
/// The same in a colour of its own, for a button on an accent.
QIcon tintedIcon(const QString &name, const QColor &colour);

/// Gives the button this icon, now and after each change of the theme; a later call replaces it.
/// On a button with role "primary" it is drawn in the colour of its text.
void setThemedIcon(QAbstractButton *button, const QString &name);

/// What url() takes in a style sheet for the icon of this name.
QString styleSheetIcon(const QString &name);

} // namespace deltascope
