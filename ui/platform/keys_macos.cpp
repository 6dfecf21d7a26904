// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/keys.h"

namespace deltascope {

QString controlKeyName()
{
    return QStringLiteral("⌘");
}

// ⌘H hides a program there, and F11 all of them. What Qt calls META is the key with Control on it.
QKeySequence hintKey()
{
    return Qt::META | Qt::Key_H;
}

QKeySequence fullScreenKey()
{
    return QKeySequence::FullScreen;
}

} // namespace deltascope
