// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/keys.h"

namespace deltascope {

QString controlKeyName()
{
    return QStringLiteral("Ctrl");
}

QKeySequence hintKey()
{
    return Qt::CTRL | Qt::Key_H;
}

QKeySequence fullScreenKey()
{
    return Qt::Key_F11;
}

} // namespace deltascope
