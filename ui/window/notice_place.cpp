// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/notice_place.h"

#include "ui/theme/theme.h"
#include "ui/window/notice_bar.h"

#include <QEvent>
#include <QLayout>

namespace deltascope {

NoticePlace::NoticePlace(NoticeBar *bar, QWidget *room, QWidget *stage)
    : QObject(bar)
    , m_bar(bar)
    , m_room(room)
    , m_stage(stage)
{
    m_room->setFixedHeight(0);
    for (QWidget *watched : {static_cast<QWidget *>(bar), bar->parentWidget(), room, stage})
        watched->installEventFilter(this);
}

bool NoticePlace::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::LayoutRequest:
        place();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

int NoticePlace::heightFor(int width) const
{
    return m_bar->layout()->totalHeightForWidth(width);
}

void NoticePlace::place()
{
    const bool shown = !m_bar->isHidden();
    const QWidget *all = m_bar->parentWidget();
    const int heightOfRoom = m_bar->takesRoom() ? heightFor(all->width()) : 0;
    if (m_room->height() != heightOfRoom)
        m_room->setFixedHeight(heightOfRoom);
    if (!shown)
        return;
    QRect place(0, m_room->mapTo(all, QPoint()).y(), all->width(), heightOfRoom);
    if (!m_bar->takesRoom()) {
        const int gap = Theme::instance().space(2);
        const QRect stage(m_stage->mapTo(all, QPoint()), m_stage->size());
        const int height = heightFor(stage.width() - 2 * gap);
        place = {stage.left() + gap, stage.bottom() - gap - height, stage.width() - 2 * gap, height};
    }
    if (m_bar->geometry() != place)
        m_bar->setGeometry(place);
    m_bar->raise();
}

} // namespace deltascope
