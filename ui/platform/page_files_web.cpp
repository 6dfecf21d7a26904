// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/platform/page_files.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMessageBox>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include <emscripten.h>

#include <map>

namespace deltascope {

namespace {
class PageFiles
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::PageFiles)

public:
    static QString refusal(double bytes)
    {
        return tr("%1 megabytes are more than a page in a browser has room for.")
            .arg(QLocale().toString(bytes / 1e6, 'f', 0));
    }
};

using Then = std::function<void(const QString &)>;

std::map<int, Then> &questions()
{
    static std::map<int, Then> all;
    return all;
}

QString folderNumber(int number)
{
    return QStringLiteral("/home/web_user/files/%1").arg(number);
}

// As Qt's own platforms do: the widget under the pointer, or the nearest around it that takes such things.
void drop(const QPoint &place, const QMimeData &files)
{
    for (QWidget *widget = QApplication::widgetAt(place); widget; widget = widget->parentWidget()) {
        if (!widget->acceptDrops())
            continue;
        const QPoint inside = widget->mapFromGlobal(place);
        QDragEnterEvent enter(inside, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(widget, &enter);
        if (!enter.isAccepted())
            continue;
        QDropEvent event(inside, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(widget, &event);
        return;
    }
}
} // namespace

// clang-format off
EM_JS(int, new_folder_of_page, (), {
    return Module['deltascopeFiles'].newFolder();
});

EM_JS(void, ask_page_for_files, (int number, const char *ends, int many, int folder), {
    Module['deltascopeFiles'].ask(number, UTF8ToString(ends), many, folder);
});
// clang-format on

extern "C" EMSCRIPTEN_KEEPALIVE void deltascope_files_chosen(int number)
{
    const auto question = questions().extract(number);
    if (!question.empty())
        question.mapped()(folderNumber(number));
}

extern "C" EMSCRIPTEN_KEEPALIVE void deltascope_files_refused(int number, double bytes)
{
    questions().erase(number);
    auto *box = new QMessageBox(QMessageBox::Warning, QGuiApplication::applicationDisplayName(),
                                PageFiles::refusal(bytes), QMessageBox::Ok, QApplication::activeWindow());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

extern "C" EMSCRIPTEN_KEEPALIVE void deltascope_files_dropped(int number, int x, int y)
{
    QMimeData files;
    QList<QUrl> urls;
    for (const QFileInfo &each :
         QDir(folderNumber(number)).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot))
        urls.append(QUrl::fromLocalFile(each.filePath()));
    files.setUrls(urls);
    drop({x, y}, files);
}

void askPageForFiles(PageChoice choice, const QString &ends, const Then &then)
{
    const int number = new_folder_of_page();
    questions()[number] = then;
    ask_page_for_files(number, ends.toUtf8().constData(), choice == PageChoice::Files,
                       choice == PageChoice::Folder);
}

QString newFolderOfPage()
{
    return folderNumber(new_folder_of_page());
}

} // namespace deltascope
