// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/whatif/drag_handle.h"

#include <QMouseEvent>

namespace deltascope {

DragHandle::DragHandle(QWidget *parent)
    : QLabel(parent)
{
    setCursor(Qt::SizeVerCursor);
    setToolTip(tr("Drag up or down"));
}

void DragHandle::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_from = event->globalPosition().y(); // the handle may move within the panel
}

void DragHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (m_from)
        Q_EMIT dragged(*m_from - event->globalPosition().y());
}

void DragHandle::mouseReleaseEvent(QMouseEvent *)
{
    if (!m_from)
        return;
    m_from.reset();
    Q_EMIT dropped();
}

} // namespace deltascope
