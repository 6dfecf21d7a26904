// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/svg_file.h"

#include "app/recorder/recording_device.h"

#include <QDataStream>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>

namespace deltascope {

namespace {
QList<RecordedElement> elementsIn(const QByteArray &svg, const QSvgRenderer &renderer)
{
    QList<RecordedElement> elements;
    const QPointF origin = renderer.viewBoxF().topLeft();
    for (QXmlStreamReader xml(svg); !xml.atEnd(); xml.readNext()) {
        const QString id = xml.attributes().value(QLatin1String("id")).toString();
        if (!xml.isStartElement() || id.isEmpty())
            continue;
        const QRectF box = renderer.transformForElement(id).mapRect(renderer.boundsOnElement(id));
        elements << RecordedElement{id, box.translated(-origin)};
    }
    return elements;
}

QHash<QString, QString> textsIn(const QByteArray &svg)
{
    QXmlStreamReader xml(svg);
    xml.readNextStartElement();
    QHash<QString, QString> texts;
    for (const QXmlStreamAttribute &attribute : xml.attributes())
        if (attribute.name().startsWith(QLatin1String("data-")))
            texts.insert(attribute.name().toString(), attribute.value().toString());
    if (xml.readNextStartElement() && xml.name() == QLatin1String("title"))
        texts.insert(QStringLiteral("title"), xml.readElementText());
    return texts;
}

QByteArray bytesOf(const QPainterPath &path)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << path;
    return bytes;
}

QByteArray svgOf(const QString &outline)
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 1000\"><path d=\"" +
           outline.toUtf8() + "\"/></svg>";
}
} // namespace

std::optional<RecordedPicture> recordedSvg(QByteArray svg)
{
    QSvgRenderer renderer;
    if (!renderer.load(svg.replace("currentColor", currentColour.name().toLatin1())))
        return {};
    const QSizeF size = renderer.viewBoxF().size();
    RecordingDevice device(size.toSize());
    QPainter painter(&device);
    renderer.render(&painter, QRectF(QPointF(0, 0), size));
    painter.end();
    return RecordedPicture{size, device.shapes(), elementsIn(svg, renderer), textsIn(svg)};
}

KnownOutlines::KnownOutlines(const QByteArray &list)
{
    for (const QJsonValue value : QJsonDocument::fromJson(list).array()) {
        const QString character = value[QLatin1String("char")].toString();
        const auto picture = recordedSvg(svgOf(value[QLatin1String("outline")].toString()));
        if (character.size() == 1 && picture && picture->shapes.size() == 1)
            m_characters.insert(bytesOf(picture->shapes.front().path),
                                {value[QLatin1String("font")].toInt(), character.front()});
    }
}

void KnownOutlines::name(RecordedPicture &picture) const
{
    for (RecordedShape &shape : picture.shapes) {
        const auto found = m_characters.constFind(bytesOf(shape.path));
        if (shape.kind != ShapeKind::Outline || found == m_characters.constEnd())
            continue;
        shape.font = found->font;
        shape.character = found->character;
    }
}

} // namespace deltascope
