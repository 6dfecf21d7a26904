// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/files/files_to_open.h"

#include <QCoreApplication>
#include <QFileOpenEvent>

#include <utility>

namespace deltascope {

FilesToOpen::FilesToOpen(QObject *parent)
    : QObject(parent)
{
    m_eventsHandled.setSingleShot(true);
    connect(&m_eventsHandled, &QTimer::timeout, this, &FilesToOpen::pass);
    QCoreApplication::instance()->installEventFilter(this);
}

void FilesToOpen::passTo(std::function<void(const QStringList &)> open)
{
    m_open = std::move(open);
    m_eventsHandled.start();
}

bool FilesToOpen::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::FileOpen)
        return QObject::eventFilter(watched, event);
    const QString file = static_cast<QFileOpenEvent *>(event)->file();
    if (!file.isEmpty()) { // an address of the net has none
        m_files << file;
        m_eventsHandled.start();
    }
    return true;
}

void FilesToOpen::pass()
{
    if (m_open && !m_files.isEmpty())
        m_open(std::exchange(m_files, {}));
}

} // namespace deltascope
