// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ink/read_strokes.h"

#include "core/data/data_error.h"
#include "core/platform/qt_path.h"
#include "ui/ink/open_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace deltascope {

namespace {

constexpr qint64 max_bytes = 256'000'000;

/// A value, and the way to it for error messages.
struct Place
{
    QString name;
    QString path;

    Place at(qsizetype index) const { return {name, path + QStringLiteral("[%1]").arg(index)}; }
    Place of(const char *key) const { return {name, path + QLatin1Char('.') + QString::fromLatin1(key)}; }
    [[noreturn]] void fail(const QJsonValue &found, Message expected) const
    {
        throw DataError(path_from(name), path.toStdString(), describe(found), std::move(expected));
    }

private:
    static Message describe(const QJsonValue &value)
    {
        switch (value.type()) {
        case QJsonValue::Undefined:
            return Message::tr("nothing");
        case QJsonValue::Null:
            return std::string("null");
        case QJsonValue::Bool:
            return std::string(value.toBool() ? "true" : "false");
        case QJsonValue::Double:
            return QString::number(value.toDouble()).toStdString();
        case QJsonValue::String:
            return Message::tr("text");
        case QJsonValue::Array:
            return Message::tr("a list of %1", {std::to_string(value.toArray().size())});
        case QJsonValue::Object:
            return Message::tr("an object");
        }
        return {};
    }
};

double coordinate(const QJsonValue &value, const Place &place)
{
    const double number = value.toDouble(-1);
    if (number < 0 || number > drawing_side)
        place.fail(value, Message::tr("a number from 0 to 280"));
    return number;
}

PenPoint point(const QJsonValue &value, const Place &place)
{
    const QJsonArray pair = value.toArray();
    if (pair.size() != 2)
        place.fail(value, Message::tr("a point [x,y]"));
    return {coordinate(pair[0], place.at(0)), coordinate(pair[1], place.at(1))};
}

Stroke stroke(const QJsonValue &value, const Place &place)
{
    const QJsonArray points = value.toArray();
    if (points.isEmpty())
        place.fail(value, Message::tr("a list of at least one point"));
    Stroke result;
    result.points.reserve(static_cast<std::size_t>(points.size()));
    for (qsizetype i = 0; i < points.size(); ++i)
        result.points.push_back(point(points[i], place.at(i)));
    return result;
}

std::optional<int> label(const QJsonValue &value, const Place &place)
{
    if (value.isUndefined())
        return std::nullopt;
    const int digit = value.toInt(-1);
    if (digit < 0 || digit > 9)
        place.fail(value, Message::tr("a digit from 0 to 9"));
    return digit;
}

LabelledDrawing drawing(const QJsonValue &value, const Place &place)
{
    if (!value.isObject())
        place.fail(value, Message::tr("an object {\"strokes\":…}"));
    const QJsonObject object = value.toObject();
    const QJsonValue strokes = object[QLatin1String("strokes")];
    if (!strokes.isArray())
        place.of("strokes").fail(strokes, Message::tr("a list of strokes"));
    LabelledDrawing result;
    result.label = label(object[QLatin1String("label")], place.of("label"));
    const QJsonArray list = strokes.toArray();
    for (qsizetype i = 0; i < list.size(); ++i)
        result.drawing.strokes.push_back(stroke(list[i], place.of("strokes").at(i)));
    return result;
}

Message lineAndColumn(const QByteArray &text, int offset)
{
    const QByteArray before = text.left(offset);
    return Message::tr("line %1, column %2", {std::to_string(before.count('\n') + 1),
                                              std::to_string(before.size() - before.lastIndexOf('\n'))});
}

} // namespace

std::vector<LabelledDrawing> parseStrokes(const QByteArray &json, const QString &name)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        throw DataError(path_from(name), lineAndColumn(json, error.offset), error.errorString().toStdString(),
                        Message::tr("a stroke file in JSON"));
    const Place file{name, {}};
    if (!document.isArray())
        file.fail(document.object(), Message::tr("a list of drawings"));
    const QJsonArray list = document.array();
    std::vector<LabelledDrawing> drawings;
    drawings.reserve(static_cast<std::size_t>(list.size()));
    for (qsizetype i = 0; i < list.size(); ++i)
        drawings.push_back(drawing(list[i], file.at(i)));
    return drawings;
}

std::vector<LabelledDrawing> readStrokes(const QString &path)
{
    QFile file(path);
    openForReading(file, Message::tr("a stroke file"));
    if (file.size() > max_bytes)
        throw DataError(path_from(path), {}, Message::tr("%1 bytes", {std::to_string(file.size())}),
                        Message::tr("at most %1", {std::to_string(max_bytes)}));
    return parseStrokes(file.readAll(), path);
}

} // namespace deltascope
