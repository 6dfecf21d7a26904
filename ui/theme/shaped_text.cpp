// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/shaped_text.h"

#include <QCache>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPaintEngine>
#include <QPainter>
#include <QTextLayout>

#include <optional>

namespace deltascope {

namespace {
constexpr int mostRemembered = 2000;
constexpr double widestText = 100'000; // pixels

struct ShapedText
{
    std::optional<double> width;
    std::optional<QList<QGlyphRun>> glyphs; ///< from the left end of the baseline on
};

using Key = std::pair<QFont, QString>;

// Glyphs need the application, and go before it.
QCache<Key, ShapedText> &remembered()
{
    static thread_local QCache<Key, ShapedText> texts(mostRemembered);
    [[maybe_unused]] static const bool forgets = [] {
        qAddPostRoutine([] { remembered().clear(); });
        return true;
    }();
    return texts;
}

ShapedText &shaped(const QFont &font, const QString &text)
{
    const Key key(font, text);
    if (ShapedText *found = remembered().object(key))
        return *found;
    auto *made = new ShapedText;
    remembered().insert(key, made);
    return *made;
}

QList<QGlyphRun> glyphsOf(const QFont &font, const QString &text)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(widestText);
    line.setPosition({0, -line.ascent()});
    layout.endLayout();
    return layout.glyphRuns();
}
} // namespace

double textWidth(const QFont &font, const QString &text)
{
    std::optional<double> &width = shaped(font, text).width;
    if (!width)
        width = QFontMetricsF(font).horizontalAdvance(text);
    return *width;
}

// On paper and in files a text stays a text.
void drawText(QPainter &painter, const QPointF &baseline, const QString &text, const QFont &font)
{
    if (painter.paintEngine()->type() != QPaintEngine::Raster) {
        painter.save();
        painter.setFont(font);
        painter.drawText(baseline, text);
        painter.restore();
        return;
    }
    auto &glyphs = shaped(font, text).glyphs;
    if (!glyphs)
        glyphs = glyphsOf(font, text);
    for (const QGlyphRun &run : *glyphs)
        painter.drawGlyphRun(baseline, run);
}

void drawText(QPainter &painter, const QPointF &baseline, const QString &text)
{
    drawText(painter, baseline, text, painter.font());
}

QString elidedText(const QFont &font, const QString &text, double width)
{
    return textWidth(font, text) <= width ? text
                                          : QFontMetricsF(font).elidedText(text, Qt::ElideRight, width);
}

} // namespace deltascope
