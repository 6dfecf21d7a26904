// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/file_dialogs.h"
#include "ui/platform/folders.h"
#include "ui/platform/name_filter.h"
#include "ui/platform/shown_path.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

namespace deltascope {

namespace {
class SaveQuestion
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::SaveQuestion)

public:
    static QString text(const QString &file)
    {
        return tr("%1 exists already. Replace it?").arg(shownPath(file));
    }
};

void give(const QString &chosen, const std::function<void(const QString &)> &then)
{
    if (!chosen.isEmpty())
        then(chosen);
}

// The dialog has asked about the name that was typed alone.
bool mayReplace(QWidget *parent, const QString &title, const QString &file)
{
    return !QFile::exists(file) ||
           QMessageBox::question(parent, title, SaveQuestion::text(file)) == QMessageBox::Yes;
}
} // namespace

void askForFile(QWidget *parent, const FileQuestion &question,
                const std::function<void(const QString &)> &then)
{
    give(QFileDialog::getOpenFileName(parent, question.title, question.proposed, question.filter), then);
}

void askForFiles(QWidget *parent, const FileQuestion &question,
                 const std::function<void(const QStringList &)> &then)
{
    const QStringList chosen =
        QFileDialog::getOpenFileNames(parent, question.title, question.proposed, question.filter);
    if (!chosen.isEmpty())
        then(chosen);
}

void askForFolder(QWidget *parent, const FileQuestion &question,
                  const std::function<void(const QString &)> &then)
{
    give(QFileDialog::getExistingDirectory(parent, question.title, question.proposed), then);
}

void askForFolderToSaveIn(QWidget *parent, const FileQuestion &question,
                          const std::function<void(const QString &)> &then)
{
    askForFolder(parent, question, then);
}

void askWhereToSave(QWidget *parent, const FileQuestion &question,
                    const std::function<void(const QString &)> &then)
{
    const QFileInfo proposed(question.proposed);
    const bool hasFolder = question.proposed.contains(QLatin1Char('/'));
    QFileDialog dialog(parent, question.title, hasFolder ? proposed.path() : documentsFolder(),
                       question.filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(endsOf(question.filter).value(0));
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog,
                     [&dialog](const QString &filter) { dialog.setDefaultSuffix(endsOf(filter).value(0)); });
    dialog.selectFile(proposed.fileName());
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString chosen = dialog.selectedFiles().value(0);
    const QString file = withEnd(chosen, question.filter, dialog.defaultSuffix());
    if (file == chosen || mayReplace(parent, question.title, file))
        give(file, then);
}

} // namespace deltascope
