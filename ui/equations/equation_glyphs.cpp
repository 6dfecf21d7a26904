// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/equations/equation_glyphs.h"

#include "core/files/resources.h"
#include "core/platform/qt_path.h"

#include <QFontDatabase>
#include <QGlyphRun>
#include <QPainter>
#include <QRawFont>

#include <algorithm>
#include <array>

namespace deltascope {

namespace {
constexpr double unitsPerEm = 1000; // of an outline, as of a picture
constexpr int fontSize = 1000;      // pixels; the painter makes it as small as it is to be
constexpr int fontCount = 3;

bool loadFonts()
{
    const QString folder = qstring_from(resource_folder() / "equations" / "glyphs");
    for (int font = 0; font < fontCount; ++font)
        if (QFontDatabase::addApplicationFont(folder + QLatin1Char('/') + QString::number(font) +
                                              QLatin1String(".ttf")) < 0)
            return false;
    return true;
}

/// Half of them would be of no use.
bool areFontsThere()
{
    static const bool all = loadFonts();
    return all;
}

QRawFont rawFont(int font)
{
    QFont wanted(QStringLiteral("Deltascope Equations %1").arg(font));
    wanted.setPixelSize(fontSize);
    wanted.setHintingPreference(QFont::PreferNoHinting);
    return QRawFont::fromFont(wanted);
}

bool isUnknown(const RecordedShape &shape)
{
    return shape.kind == ShapeKind::Outline && (shape.font < 0 || shape.font >= fontCount);
}

void drawGlyph(QPainter &painter, const QRawFont &font, QChar character)
{
    QGlyphRun run;
    run.setRawFont(font);
    run.setGlyphIndexes(font.glyphIndexesForString(QString(character)));
    run.setPositions({QPointF(0, 0)});
    painter.setPen(Qt::black);
    painter.drawGlyphRun(QPointF(0, 0), run);
}
} // namespace

EquationGlyphs::EquationGlyphs(const RecordedPicture &picture)
{
    if (areFontsThere() && std::none_of(picture.shapes.begin(), picture.shapes.end(), isUnknown))
        m_picture = &picture;
}

QString EquationGlyphs::characters() const
{
    QString all;
    for (const RecordedShape &shape : m_picture->shapes)
        if (shape.kind == ShapeKind::Outline)
            all += shape.character;
    return all;
}

void EquationGlyphs::draw(QPainter &painter, const QRectF &area) const
{
    std::array<QRawFont, fontCount> fonts;
    for (int font = 0; font < fontCount; ++font)
        fonts[static_cast<std::size_t>(font)] = rawFont(font);
    RecordedPicture others{m_picture->size, {}, {}, {}}; // bars and lines
    painter.save();
    painter.translate(area.topLeft());
    painter.scale(area.width() / m_picture->size.width(), area.height() / m_picture->size.height());
    const QTransform whole = painter.transform();
    for (const RecordedShape &shape : m_picture->shapes) {
        if (shape.kind != ShapeKind::Outline) {
            others.shapes << shape;
            continue;
        }
        const QPointF place = shape.transform.map(QPointF(0, 0));
        const double scale = shape.transform.m11() * unitsPerEm / fontSize;
        painter.setTransform(QTransform(scale, 0, 0, scale, place.x(), place.y()) * whole);
        drawGlyph(painter, fonts[static_cast<std::size_t>(shape.font)], shape.character);
    }
    painter.restore();
    others.paint(painter, area, Qt::black);
}

} // namespace deltascope
