// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/kept/read_drawings.h"

#include "core/data/data_error.h"
#include "core/data/idx.h"
#include "core/data/normalise.h"
#include "core/platform/qt_path.h"
#include "ui/ink/read_image.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QImageReader>

#include <algorithm>
#include <numeric>
#include <optional>

namespace deltascope {

namespace {
bool isIdx(const QString &name)
{
    return name.contains(QStringLiteral("idx3-ubyte")) || name.contains(QStringLiteral("idx1-ubyte"));
}

QString imagesBeside(QString path)
{
    const QFileInfo file(path);
    QString name = file.fileName();
    name.replace(QStringLiteral("labels"), QStringLiteral("images"));
    name.replace(QStringLiteral("idx1"), QStringLiteral("idx3"));
    return file.path() + QLatin1Char('/') + name;
}

QString labelsBeside(const QString &path)
{
    const QFileInfo file(path);
    QString name = file.fileName();
    name.replace(QStringLiteral("images"), QStringLiteral("labels"));
    name.replace(QStringLiteral("idx3"), QStringLiteral("idx1"));
    return file.path() + QLatin1Char('/') + name;
}

bool isPicture(const QString &path)
{
    const auto ending = QFileInfo(path).suffix().toLower().toLatin1();
    return QImageReader::supportedImageFormats().contains(ending);
}

/// The files that are named, and those of folders that are named. IDX files by their images.
QStringList filesOf(const QStringList &paths)
{
    QStringList files;
    const auto add = [&](const QString &path) {
        files.append(isIdx(QFileInfo(path).fileName()) ? imagesBeside(path) : path);
    };
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            add(path);
            continue;
        }
        QDirIterator each(path, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext())
            if (const QString file = each.next(); isIdx(QFileInfo(file).fileName()) || isPicture(file))
                add(file);
    }
    files.sort();
    files.removeDuplicates();
    return files;
}

std::optional<int> digitIn(const QString &path)
{
    const QFileInfo file(path);
    const auto digit = [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); };
    const QString name = file.completeBaseName();
    if (const QString folder = file.dir().dirName(); folder.size() == 1 && digit(folder[0]))
        return folder[0].unicode() - u'0';
    if (!name.isEmpty() && digit(name[0]) && (name.size() == 1 || !digit(name[1])))
        return name[0].unicode() - u'0';
    return std::nullopt;
}

/// A picture of what networks see: paper is what most of its pixels are nearer to.
DigitImage asItIs(const Ink &greys)
{
    const auto sum = std::accumulate(greys.bytes.begin(), greys.bytes.end(), 0);
    const bool isDarkOnLight = sum > static_cast<int>(greys.bytes.size()) * 255 / 2;
    DigitImage image;
    std::ranges::transform(greys.bytes, image.begin(), [isDarkOnLight](std::uint8_t grey) {
        return static_cast<std::uint8_t>(isDarkOnLight ? 255 - grey : grey);
    });
    return image;
}

std::optional<DigitImage> digitOf(const QString &path)
{
    const GreyPicture picture = readGreys(path);
    if (picture.greys.width == image_side && picture.greys.height == image_side)
        return asItIs(picture.greys);
    const Page page = readPage(picture);
    if (page.digits.empty())
        return std::nullopt;
    const auto digit = normalise(sheet_of(page, 0));
    return digit ? std::optional(digit->image) : std::nullopt;
}

void checkNumber(const QString &path, int number)
{
    if (number > most_drawings)
        throw DataError(path_from(path), {}, Message::tr("%1 drawings or more", {std::to_string(number)}),
                        Message::tr("at most %1 at once", {std::to_string(most_drawings)}));
}

void addIdx(const QString &images, ReadDrawings &read)
{
    const Dataset found = read_idx(path_from(images), path_from(labelsBeside(images)));
    checkNumber(images, read.drawings.size() + found.size());
    read.drawings.pixels.insert(read.drawings.pixels.end(), found.pixels.begin(), found.pixels.end());
    read.drawings.labels.insert(read.drawings.labels.end(), found.labels.begin(), found.labels.end());
}

void addPicture(const QString &path, ReadDrawings &read)
{
    const auto digit = digitIn(path);
    if (!digit) {
        ++read.unlabelled;
        return;
    }
    checkNumber(path, read.drawings.size() + 1);
    const auto image = digitOf(path);
    if (!image) {
        ++read.blank;
        return;
    }
    read.drawings.pixels.insert(read.drawings.pixels.end(), image->begin(), image->end());
    read.drawings.labels.push_back(static_cast<std::uint8_t>(*digit));
}
} // namespace

ReadDrawings readDrawings(const QStringList &paths)
{
    const QStringList files = filesOf(paths);
    if (files.isEmpty())
        throw DataError(path_from(paths.value(0)), {}, Message::tr("neither IDX files nor pictures"),
                        Message::tr("drawings that can be read"));
    ReadDrawings read;
    for (const QString &file : files) {
        if (isIdx(QFileInfo(file).fileName()))
            addIdx(file, read);
        else
            addPicture(file, read);
    }
    return read;
}

} // namespace deltascope
