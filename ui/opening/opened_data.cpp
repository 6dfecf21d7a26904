// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opening/opened_data.h"

#include "core/data/data_error.h"
#include "core/data/foreign/data_names.h"
#include "core/data/foreign/idx_array.h"
#include "core/files/resources.h"
#include "core/files/session.h"
#include "core/platform/qt_path.h"
#include "ui/ink/read_image.h"

#include <QFileInfo>

namespace deltascope {

namespace {
std::vector<std::filesystem::path> pathsOf(const QStringList &files)
{
    std::vector<std::filesystem::path> paths;
    for (const QString &file : files)
        paths.push_back(path_from(file));
    return paths;
}

ForeignData foreignData(const QStringList &files, const ReadProgress &progress)
{
    const auto picture = [](const std::filesystem::path &file) {
        return readGreys(qstring_from(file)).greys;
    };
    return read_foreign_data(pathsOf(files), picture, progress);
}

QStringList filesOf(const DataOrigin &origin)
{
    QStringList files;
    for (const std::string &file : origin.files)
        files << QString::fromStdString(file);
    return files;
}
} // namespace

bool OpenedData::asks() const
{
    return data.classes.size() > digit_count || offered.change != ImageChange::None;
}

bool isData(const QString &path)
{
    const QFileInfo file(path);
    if (file.isDir() || is_table(path_from(path)))
        return true;
    if (!file.isFile() || file.fileName().endsWith(QLatin1String(".safetensors"), Qt::CaseInsensitive))
        return false;
    try {
        return idx_array_in(path_from(path)).has_value();
    } catch (const DataError &) { // is something else
        return false;
    }
}

QString nameOf(const DataOrigin &origin)
{
    const QFileInfo first(QString::fromStdString(origin.files.front()));
    if (first.isDir())
        return first.fileName();
    if (const std::string name = data_set_of(path_from(first.fileName())); !name.empty())
        return QString::fromStdString(name);
    const QFileInfo folder(first.path());
    const bool saysNoMore = is_part_by_name(path_from(folder.fileName()));
    return saysNoMore ? QFileInfo(folder.path()).fileName() : folder.fileName();
}

OpenedData openedData(const QStringList &files, const ReadProgress &progress)
{
    OpenedData opened{files, foreignData(files, progress), {}};
    const Session known = load_session(shipped_network_file(), {});
    opened.offered = offered_change(opened.data, known.network);
    return opened;
}

ReadySets readySets(OpenedData data, ImageChange change, const std::vector<std::string> &classes)
{
    change_images(data.data, change);
    DataSets sets = with_classes(std::move(data.data), classes);
    if (!sets.sets.train)
        throw DataError(path_from(data.files.front()), {}, Message::tr("only a test set"),
                        Message::tr("a training set"));
    DataOrigin origin{.change = change, .classes = std::move(sets.classes)};
    for (const QString &file : data.files)
        origin.files.push_back(QFileInfo(file).absoluteFilePath().toStdString());
    return {std::move(sets.sets), std::move(origin), std::move(sets.notes)};
}

ReadySets readAgain(const DataOrigin &origin, const ReadProgress &progress)
{
    const QStringList files = filesOf(origin);
    return readySets({files, foreignData(files, progress), {}}, origin.change, origin.classes);
}

} // namespace deltascope
