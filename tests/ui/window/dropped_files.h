// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/data/files.h"

#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QTest>
#include <QUrl>
#include <QWidget>

namespace deltascope {

inline void write(const QString &name, const Bytes &bytes)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

/// As a file manager does, one that would move what it can.
inline void drop(QWidget &window, const QStringList &files)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &file : files)
        urls << QUrl::fromLocalFile(file);
    data.setUrls(urls);
    const Qt::DropActions offered = Qt::CopyAction | Qt::MoveAction;
    QDragEnterEvent enters(QPoint(300, 300), offered, &data, Qt::LeftButton, Qt::NoModifier);
    enters.setDropAction(Qt::MoveAction);
    QApplication::sendEvent(&window, &enters);
    QVERIFY(enters.isAccepted());
    QDropEvent drops(QPointF(300, 300), offered, &data, Qt::LeftButton, Qt::NoModifier);
    drops.setDropAction(Qt::MoveAction);
    QApplication::sendEvent(&window, &drops);
    QCOMPARE(drops.dropAction(), Qt::CopyAction); // or the file manager would delete them
}

} // namespace deltascope
