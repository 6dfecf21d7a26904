// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/tab_chain.h"

#include <QWidget>

namespace deltascope {

void chainTabs(const QList<QWidget *> &parts)
{
    QWidget *last = nullptr;
    for (QWidget *part : parts) {
        QList<QWidget *> inside;
        for (QWidget *each = part->nextInFocusChain(); each != part; each = each->nextInFocusChain())
            if (part->isAncestorOf(each))
                inside.append(each);
        for (QWidget *each : inside) {
            if (last)
                QWidget::setTabOrder(last, each);
            last = each;
        }
    }
}

} // namespace deltascope
