// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/files/recent_files.h"

#include "ui/platform/shown_path.h"

#include <QFileInfo>
#include <QSettings>

namespace deltascope {

namespace {
constexpr qsizetype mostFiles = 8;

QString key()
{
    return QStringLiteral("window/recent-files");
}

QStringList kept()
{
    return QSettings().value(key()).toStringList();
}
} // namespace

RecentFiles::RecentFiles(QWidget *parent)
    : QMenu(tr("Open &recent"), parent)
{
    connect(this, &QMenu::aboutToShow, this, &RecentFiles::fill);
    fill();
}

void RecentFiles::add(const QString &file)
{
    const QString path = QFileInfo(file).absoluteFilePath();
    QStringList files = kept();
    files.removeAll(path);
    files.prepend(path);
    QSettings().setValue(key(), QStringList(files.mid(0, mostFiles)));
    fill();
}

// Numbered, so that each has a key; files of one name are told apart by their folders.
void RecentFiles::fill()
{
    clear();
    int number = 0;
    for (const QString &file : kept()) {
        if (!QFileInfo::exists(file))
            continue;
        QString name = shownPath(file);
        QAction *action = addAction(
            QStringLiteral("&%1 %2").arg(++number).arg(name.replace(QLatin1Char('&'), QLatin1String("&&"))));
        connect(action, &QAction::triggered, this, [this, file] { Q_EMIT chosen(file); });
    }
    menuAction()->setEnabled(number > 0);
}

} // namespace deltascope
