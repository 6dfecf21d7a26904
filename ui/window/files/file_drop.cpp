// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/files/file_drop.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace deltascope {

namespace {
// What of it is a file or a folder of this computer.
QStringList filesIn(const QMimeData &data)
{
    QStringList files;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls)
        if (const QFileInfo file(url.toLocalFile()); url.isLocalFile() && (file.isFile() || file.isDir()))
            files << url.toLocalFile();
    return files;
}
} // namespace

FileDrop::FileDrop(QWidget *window, std::function<void(const QStringList &)> open)
    : QObject(window)
    , m_open(std::move(open))
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    const QStringList files = filesIn(*drop->mimeData());
    if (files.isEmpty())
        return false;
    drop->setDropAction(Qt::CopyAction); // whoever moves a file deletes it
    drop->accept();
    if (event->type() == QEvent::Drop)
        m_open(files);
    return true;
}

} // namespace deltascope
