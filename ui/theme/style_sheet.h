// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace deltascope {

class Theme;

/// The application's style sheet: buttons, fields, tabs, menus and scroll bars in the theme's colours.
/// A button with the property role = "primary" is the main action; role = "rail" is an entry of the job rail;
/// role = "flat" has no frame. A label with role = "caption" is small and muted, with "title" it is a
/// heading.
QString styleSheet(const Theme &theme);

} // namespace deltascope
