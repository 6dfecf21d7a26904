// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recorded/picture_book.h"

#include <QDataStream>

#include <algorithm>

namespace deltascope {

// Found for a list of elements only here, beside their type.
static QDataStream &operator<<(QDataStream &out, const RecordedElement &element)
{
    return out << element.id << element.box;
}

static QDataStream &operator>>(QDataStream &in, RecordedElement &element)
{
    return in >> element.id >> element.box;
}

namespace {
const QString beginning = QStringLiteral("Deltascope pictures 1");

/// An outline, and which character it is.
struct Outline
{
    QPainterPath path;
    qint32 font = -1;
    QChar character;

    bool operator==(const Outline &) const = default;
};

/// What a shape is painted with.
struct Ink
{
    QPen pen;
    QBrush brush;
    double opacity = 1;

    bool operator==(const Ink &) const = default;
};

QDataStream &operator<<(QDataStream &out, const Outline &outline)
{
    return out << outline.path << outline.font << outline.character;
}

QDataStream &operator>>(QDataStream &in, Outline &outline)
{
    return in >> outline.path >> outline.font >> outline.character;
}

QDataStream &operator<<(QDataStream &out, const Ink &ink)
{
    return out << ink.pen << ink.brush << ink.opacity;
}

QDataStream &operator>>(QDataStream &in, Ink &ink)
{
    return in >> ink.pen >> ink.brush >> ink.opacity;
}

/// A shape as it is written: by the numbers of its outline and its ink.
struct Reference
{
    quint8 kind = 0;
    quint16 outline = 0;
    quint16 ink = 0;
    QTransform transform;
};

QDataStream &operator<<(QDataStream &out, const Reference &shape)
{
    return out << shape.kind << shape.outline << shape.ink << shape.transform;
}

QDataStream &operator>>(QDataStream &in, Reference &shape)
{
    return in >> shape.kind >> shape.outline >> shape.ink >> shape.transform;
}

template <class Item>
quint16 numberOf(const Item &item, QList<Item> &known)
{
    const qsizetype found = known.indexOf(item);
    if (found >= 0)
        return static_cast<quint16>(found);
    known << item;
    return static_cast<quint16>(known.size() - 1);
}

void prepare(QDataStream &stream)
{
    stream.setVersion(QDataStream::Qt_6_0);
}
} // namespace

const RecordedPicture *PictureBook::find(const QString &name) const
{
    const auto found = m_pictures.constFind(name);
    return found == m_pictures.constEnd() ? nullptr : &*found;
}

void PictureBook::write(QIODevice &file) const
{
    QList<Outline> outlines;
    QList<Ink> inks;
    QStringList all = names();
    std::sort(all.begin(), all.end()); // the same bytes from the same pictures
    QList<QList<Reference>> shapes;
    for (const QString &name : all) {
        QList<Reference> references;
        for (const RecordedShape &shape : m_pictures[name].shapes)
            references << Reference{static_cast<quint8>(shape.kind),
                                    numberOf(Outline{shape.path, shape.font, shape.character}, outlines),
                                    numberOf(Ink{shape.pen, shape.brush, shape.opacity}, inks),
                                    shape.transform};
        shapes << references;
    }
    QDataStream out(&file);
    prepare(out);
    out << beginning << outlines << inks << all << shapes;
    for (const QString &name : all) {
        const RecordedPicture &picture = m_pictures[name];
        QStringList keys = picture.texts.keys();
        std::sort(keys.begin(), keys.end());
        out << picture.size << picture.elements << keys;
        for (const QString &key : keys)
            out << picture.texts[key];
    }
}

PictureBook PictureBook::read(QIODevice &file)
{
    QDataStream in(&file);
    prepare(in);
    QString found;
    QList<Outline> outlines;
    QList<Ink> inks;
    QStringList all;
    QList<QList<Reference>> shapes;
    in >> found;
    if (found != beginning)
        return {};
    in >> outlines >> inks >> all >> shapes;
    QHash<QString, RecordedPicture> pictures;
    for (qsizetype i = 0; i < all.size() && in.status() == QDataStream::Ok; ++i) {
        RecordedPicture picture;
        QStringList keys;
        in >> picture.size >> picture.elements >> keys;
        for (const QString &key : keys)
            in >> picture.texts[key];
        for (const Reference &shape : shapes.value(i)) {
            const Outline outline = outlines.value(shape.outline);
            const Ink ink = inks.value(shape.ink);
            picture.shapes << RecordedShape{static_cast<ShapeKind>(shape.kind),
                                            outline.path,
                                            shape.transform,
                                            ink.pen,
                                            ink.brush,
                                            ink.opacity,
                                            outline.font,
                                            outline.character};
        }
        pictures.insert(all[i], std::move(picture));
    }
    return in.status() == QDataStream::Ok ? PictureBook(std::move(pictures)) : PictureBook();
}

} // namespace deltascope
