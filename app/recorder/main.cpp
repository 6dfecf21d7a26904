// SPDX-License-Identifier: GPL-3.0-or-later
// Runs when the program is built: records the pictures of the resources, which are files of SVG, so that the
// program draws them without QtSvg.
#include "app/recorder/svg_file.h"
#include "ui/recorded/picture_book.h"

#include <QBuffer>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QGuiApplication>

#include <iostream>

using namespace deltascope;

namespace {
QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &name, const QByteArray &content)
{
    QFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush())
        return true;
    std::cerr << qPrintable(name) << ": cannot be written\n";
    return false;
}

QStringList svgFilesIn(const QDir &resources)
{
    QStringList files;
    for (const QString &folder :
         resources.entryList({QStringLiteral("equations*"), QStringLiteral("icons")}, QDir::Dirs))
        for (QDirIterator found(resources.filePath(folder), {QStringLiteral("*.svg")}, QDir::Files,
                                QDirIterator::Subdirectories);
             found.hasNext();)
            files << found.next();
    return files;
}
} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "minimal");
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3) {
        std::cerr << "usage: deltascope-recorder RESOURCES BOOK\n";
        return 2;
    }
    const QDir resources(QDir(arguments[1]).absolutePath());
    const KnownOutlines outlines(
        contentOf(resources.filePath(QStringLiteral("equations/glyphs/glyphs.json"))));
    QHash<QString, RecordedPicture> pictures;
    for (const QString &file : svgFilesIn(resources)) {
        auto picture = recordedSvg(contentOf(file));
        if (!picture) {
            std::cerr << qPrintable(file) << ": not a picture in SVG\n";
            return 1;
        }
        outlines.name(*picture);
        pictures.insert(resources.relativeFilePath(file).chopped(4), *std::move(picture));
    }
    QBuffer book;
    book.open(QIODevice::WriteOnly);
    PictureBook(std::move(pictures)).write(book);
    return write(arguments[2], book.data()) ? 0 : 1;
}
