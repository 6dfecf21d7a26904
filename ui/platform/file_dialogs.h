// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace deltascope {

/// What a dialog for files asks.
struct FileQuestion
{
    QString title;
    QString proposed; ///< a file, with or without its folder; may be empty
    QString filter;   ///< as QFileDialog's: "Tables (*.csv);;All files (*)"; the first holds
};

/// All of them ask the user and call then() on the interface thread with what was chosen, at once or later,
/// as long as parent lives, and not at all if nothing was. In a browser, what is chosen to be read is copied
/// into a folder of the page first, and what is saved is handed to the browser as soon as it is written, and
/// each time that it is again.

void askForFile(QWidget *parent, const FileQuestion &question,
                const std::function<void(const QString &)> &then);

/// One or more.
void askForFiles(QWidget *parent, const FileQuestion &question,
                 const std::function<void(const QStringList &)> &then);

/// A folder to read from; it has no filter.
void askForFolder(QWidget *parent, const FileQuestion &question,
                  const std::function<void(const QString &)> &then);

/// A folder to write into; it has no filter.
void askForFolderToSaveIn(QWidget *parent, const FileQuestion &question,
                          const std::function<void(const QString &)> &then);

/// A file to write. Its name has one of the filter's ends, at least the one that was chosen there; a file
/// that is there already is replaced only after a yes.
void askWhereToSave(QWidget *parent, const FileQuestion &question,
                    const std::function<void(const QString &)> &then);

} // namespace deltascope
