// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/data_origin.h"

#include "core/image_size.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace deltascope {

namespace {
const QString files_key = QStringLiteral("files");
const QString change_key = QStringLiteral("change");
const QString classes_key = QStringLiteral("classes");
constexpr int most_files = 4;
constexpr int longest_name = 64;
constexpr int longest_path = 4096;

QJsonArray array_of(const std::vector<std::string> &texts)
{
    QJsonArray array;
    for (const std::string &text : texts)
        array.append(QString::fromStdString(text));
    return array;
}

std::optional<std::vector<std::string>> texts_in(const QJsonValue &value, int most, int longest)
{
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.size() > most)
        return std::nullopt;
    std::vector<std::string> texts;
    for (const QJsonValue &each : array) {
        const QString text = each.toString();
        if (text.isEmpty() || text.size() > longest)
            return std::nullopt;
        texts.push_back(text.toStdString());
    }
    return texts;
}
} // namespace

std::string to_json(const DataOrigin &origin)
{
    const std::string_view change = to_string(origin.change);
    const QJsonObject object{
        {files_key, array_of(origin.files)},
        {change_key, QString::fromLatin1(change.data(), static_cast<qsizetype>(change.size()))},
        {classes_key, array_of(origin.classes)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<DataOrigin> data_origin_from_json(std::string_view json)
{
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())));
    const QJsonObject object = document.object();
    const auto files = texts_in(object[files_key], most_files, longest_path);
    const auto change = image_change_from(object[change_key].toString().toStdString());
    const auto classes = texts_in(object[classes_key], digit_count, longest_name);
    if (!files || files->empty() || !change || !classes)
        return std::nullopt;
    return DataOrigin{*files, *change, *classes};
}

} // namespace deltascope
