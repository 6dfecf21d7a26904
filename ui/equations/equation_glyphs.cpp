// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/equations/equation_glyphs.h"

#include "core/files/resources.h"
#include "core/platform/qt_path.h"

#include <QFile>
#include <QFontDatabase>
#include <QGlyphRun>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QRawFont>
#include <QRegularExpression>
#include <QTransform>
#include <QXmlStreamReader>

#include <array>

namespace deltascope {

namespace {
constexpr double unitsPerEm = 1000;
constexpr int fontSize = 1000; // pixels; the painter makes it as small as it is to be
constexpr int fontCount = 3;

/// The character of an outline.
struct Character
{
    int font = 0;
    QChar character;
};

QString fileInFolder(const QString &name)
{
    return qstring_from(resource_folder() / "equations" / "glyphs") + QLatin1Char('/') + name;
}

QHash<QString, Character> readCharacters()
{
    QFile file(fileInFolder(QStringLiteral("glyphs.json")));
    QHash<QString, Character> all;
    if (!file.open(QIODevice::ReadOnly))
        return all;
    for (const QJsonValue value : QJsonDocument::fromJson(file.readAll()).array()) {
        const QString character = value[QLatin1String("char")].toString();
        const int font = value[QLatin1String("font")].toInt();
        if (character.size() == 1 && font >= 0 && font < fontCount)
            all.insert(value[QLatin1String("outline")].toString(), {font, character.front()});
    }
    return all;
}

bool loadFonts()
{
    for (int font = 0; font < fontCount; ++font)
        if (QFontDatabase::addApplicationFont(fileInFolder(QString::number(font) + QLatin1String(".ttf"))) <
            0)
            return false;
    return true;
}

/// None where a font is missing: half of them would be of no use.
const QHash<QString, Character> &knownCharacters()
{
    static const QHash<QString, Character> all = loadFonts() ? readCharacters() : QHash<QString, Character>();
    return all;
}

QRawFont rawFont(int font)
{
    QFont wanted(QStringLiteral("Deltascope Equations %1").arg(font));
    wanted.setPixelSize(fontSize);
    wanted.setHintingPreference(QFont::PreferNoHinting);
    return QRawFont::fromFont(wanted);
}

QList<double> numbersIn(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[ ,]+"));
    QList<double> numbers;
    for (const QString &number : text.split(between, Qt::SkipEmptyParts))
        numbers << number.toDouble();
    return numbers;
}

// MathJax writes nothing but translate and scale.
QTransform ownTransform(const QXmlStreamAttributes &attributes)
{
    static const QRegularExpression part(QStringLiteral(R"((\w+)\(([^)]*)\))"));
    QTransform transform;
    const QString text = attributes.value(QLatin1String("transform")).toString();
    for (auto found = part.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QList<double> numbers = numbersIn(match.captured(2));
        if (numbers.isEmpty())
            continue;
        const bool scales = match.captured(1) == QLatin1String("scale");
        const double second = numbers.size() > 1 ? numbers[1] : scales ? numbers[0] : 0;
        if (scales)
            transform.scale(numbers[0], second);
        else
            transform.translate(numbers[0], second);
    }
    return transform;
}

// From the units of the whole picture.
QTransform toEm(const QXmlStreamAttributes &attributes)
{
    const QList<double> box = numbersIn(attributes.value(QLatin1String("viewBox")).toString());
    QTransform transform = QTransform::fromScale(1 / unitsPerEm, 1 / unitsPerEm);
    return box.size() < 2 ? transform : transform.translate(-box[0], -box[1]);
}
} // namespace

EquationGlyphs::EquationGlyphs(const QString &svgFile)
{
    QFile file(svgFile);
    if (knownCharacters().isEmpty() || !file.open(QIODevice::ReadOnly))
        return;
    QList<QTransform> open = {QTransform()}; // of the elements that are open
    for (QXmlStreamReader xml(&file); !xml.atEnd(); xml.readNext()) {
        if (xml.isEndElement())
            open.removeLast();
        if (!xml.isStartElement())
            continue;
        const QXmlStreamAttributes attributes = xml.attributes();
        open << (xml.name() == QLatin1String("svg") ? toEm(attributes) : ownTransform(attributes)) *
                    open.last();
        if (!add(xml.name().toString(), attributes, open.last())) {
            m_glyphs.clear();
            return;
        }
    }
}

bool EquationGlyphs::add(const QString &element, const QXmlStreamAttributes &attributes,
                         const QTransform &transform)
{
    const auto number = [&attributes](const char *name) {
        return attributes.value(QLatin1String(name)).toDouble();
    };
    const QString outline = attributes.value(QLatin1String("d")).toString();
    if (element == QLatin1String("rect")) {
        m_bars << transform.mapRect(QRectF(number("x"), number("y"), number("width"), number("height")));
    } else if (element == QLatin1String("line")) {
        m_lines << Line{transform.map(QLineF(number("x1"), number("y1"), number("x2"), number("y2"))),
                        number("stroke-width") * transform.m11()};
    } else if (!outline.isEmpty()) {
        const auto found = knownCharacters().constFind(outline);
        if (found == knownCharacters().constEnd())
            return false;
        m_glyphs << Glyph{found->font, found->character, transform.map(QPointF(0, 0)),
                          transform.m11() * unitsPerEm};
    }
    return true;
}

QString EquationGlyphs::characters() const
{
    QString all;
    for (const Glyph &glyph : m_glyphs)
        all += glyph.character;
    return all;
}

void EquationGlyphs::draw(QPainter &painter, const QRectF &area, const QSizeF &size) const
{
    std::array<QRawFont, fontCount> fonts;
    for (int font = 0; font < fontCount; ++font)
        fonts[static_cast<std::size_t>(font)] = rawFont(font);
    painter.save();
    painter.translate(area.topLeft());
    painter.scale(area.width() / size.width(), area.height() / size.height());
    painter.setPen(Qt::black);
    for (const Glyph &glyph : m_glyphs) {
        const QRawFont &font = fonts[static_cast<std::size_t>(glyph.font)];
        QGlyphRun run;
        run.setRawFont(font);
        run.setGlyphIndexes(font.glyphIndexesForString(QString(glyph.character)));
        run.setPositions({QPointF(0, 0)});
        painter.save();
        painter.translate(glyph.place);
        painter.scale(glyph.scale / fontSize, glyph.scale / fontSize);
        painter.drawGlyphRun(QPointF(0, 0), run);
        painter.restore();
    }
    for (const QRectF &bar : m_bars)
        painter.fillRect(bar, Qt::black);
    for (const Line &line : m_lines) {
        painter.setPen(QPen(Qt::black, line.width));
        painter.drawLine(line.line);
    }
    painter.restore();
}

} // namespace deltascope
