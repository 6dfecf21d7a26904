// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/file_dialogs.h"
#include "ui/platform/name_filter.h"
#include "ui/platform/page_files.h"
#include "ui/platform/save_dialog.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>

namespace deltascope {

namespace {
// As the browser wants it: ".csv,.tsv"; all files where the filter has a pattern that is no end.
QString accepted(const QString &filter)
{
    const QStringList ends = endsOf(filter);
    const auto patterns = filter.count(QLatin1Char('*'));
    return ends.size() < patterns || ends.isEmpty()
               ? QString()
               : QString(QLatin1Char('.') + ends.join(QStringLiteral(",.")));
}
} // namespace

void askForFile(QWidget *parent, const FileQuestion &question,
                const std::function<void(const QString &)> &then)
{
    askPageForFiles(PageChoice::OneFile, accepted(question.filter),
                    [guard = QPointer(parent), then](const QString &folder) {
                        const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
                        if (guard && !files.isEmpty())
                            then(files.front().filePath());
                    });
}

void askForFiles(QWidget *parent, const FileQuestion &question,
                 const std::function<void(const QStringList &)> &then)
{
    askPageForFiles(PageChoice::Files, accepted(question.filter),
                    [guard = QPointer(parent), then](const QString &folder) {
                        QStringList files;
                        for (const QFileInfo &each : QDir(folder).entryInfoList(QDir::Files))
                            files.append(each.filePath());
                        if (guard && !files.isEmpty())
                            then(files);
                    });
}

void askForFolder(QWidget *parent, const FileQuestion & /*question*/,
                  const std::function<void(const QString &)> &then)
{
    askPageForFiles(PageChoice::Folder, {}, [guard = QPointer(parent), then](const QString &folder) {
        const QFileInfoList folders = QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
        if (guard && !folders.isEmpty())
            then(folders.front().filePath());
    });
}

// Every file that is written there is handed to the browser.
void askForFolderToSaveIn(QWidget * /*parent*/, const FileQuestion & /*question*/,
                          const std::function<void(const QString &)> &then)
{
    then(newFolderOfPage());
}

void askWhereToSave(QWidget *parent, const FileQuestion &question,
                    const std::function<void(const QString &)> &then)
{
    auto *dialog = new SaveDialog(parent, question);
    QObject::connect(dialog, &QDialog::accepted, parent,
                     [dialog, then] { then(QDir(newFolderOfPage()).filePath(dialog->name())); });
    dialog->open();
}

} // namespace deltascope
