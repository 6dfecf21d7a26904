// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

namespace deltascope {

// Apart from notation.cpp, which is printed with too, where there is no window that could change it.
void sayInNotation(QObject *owner, const std::function<void()> &say)
{
    say();
    QObject::connect(&Theme::instance(), &Theme::changed, owner, say);
}

} // namespace deltascope
