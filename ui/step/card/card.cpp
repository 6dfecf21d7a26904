// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/card/card.h"

#include "ui/theme/theme.h"

#include <QFrame>
#include <QVBoxLayout>

namespace deltascope {

QVBoxLayout *makeCard(QFrame *frame)
{
    frame->setProperty("role", QStringLiteral("card"));
    auto *column = new QVBoxLayout(frame);
    const int space = Theme::instance().space(2);
    column->setContentsMargins(space + 2, space, space + 2, space);
    column->setSpacing(space);
    return column;
}

} // namespace deltascope
