// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/speed_menu.h"

#include "ui/theme/numbers.h"

#include <QActionGroup>

namespace deltascope {

SpeedMenu::SpeedMenu(QWidget *parent)
    : QMenu(tr("&Speed"), parent)
    , m_limits(new QActionGroup(this))
{
    for (const int limit : {0, 10'000, 1'000, 100, 10}) {
        QAction *action =
            addAction(limit == 0 ? tr("Full speed") : tr("%1 images/s").arg(roundedCount(limit)));
        action->setCheckable(true);
        action->setChecked(limit == 0);
        action->setData(limit);
        m_limits->addAction(action);
        if (limit == 0)
            addSeparator();
    }
    connect(m_limits, &QActionGroup::triggered, this,
            [this](const QAction *action) { Q_EMIT limitChosen(action->data().toDouble()); });
}

void SpeedMenu::showLimit(double imagesPerSecond)
{
    for (QAction *action : m_limits->actions())
        action->setChecked(action->data().toDouble() == imagesPerSecond);
}

} // namespace deltascope
