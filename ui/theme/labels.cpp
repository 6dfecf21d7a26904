// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/labels.h"

namespace deltascope {

QLabel *wrappedLabel(const char *role)
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setMinimumWidth(1);
    if (role)
        label->setProperty("role", QString::fromLatin1(role));
    return label;
}

} // namespace deltascope
