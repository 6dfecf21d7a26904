// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opening/network_drop.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include <algorithm>
#include <array>

namespace deltascope {

NetworkDrop::NetworkDrop(QWidget &window)
    : QObject(&window)
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

bool NetworkDrop::isNetwork(const QString &file)
{
    static constexpr std::array suffixes = {".safetensors", ".npz", ".npy",   ".pt",
                                            ".pth",         ".h5",  ".keras", ".onnx"};
    return std::ranges::any_of(suffixes, [&file](const char *suffix) {
        return file.endsWith(QLatin1String(suffix), Qt::CaseInsensitive);
    });
}

bool NetworkDrop::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    const QList<QUrl> urls = drop->mimeData()->urls();
    const auto network = std::ranges::find_if(
        urls, [](const QUrl &url) { return url.isLocalFile() && isNetwork(url.toLocalFile()); });
    if (network == urls.end())
        return false;
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop)
        Q_EMIT dropped(network->toLocalFile());
    return true;
}

} // namespace deltascope
