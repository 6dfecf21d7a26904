// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/equations/equation_picture.h"

#include <QFile>
#include <QPaintEngine>
#include <QPainter>
#include <QXmlStreamReader>

#include <cmath>

namespace deltascope {

namespace {
constexpr double unitsPerEm = 1000;
constexpr qsizetype picturesKept = 6; // normal and accent colour, two type sizes, and a theme just left

QString termOf(const QString &id)
{
    return id.section(QLatin1Char('-'), 0, 0);
}

QString keyOf(double em, const QColor &colour, double devicePixelRatio)
{
    return QStringLiteral("%1 %2 %3").arg(em).arg(colour.rgba()).arg(devicePixelRatio);
}
} // namespace

EquationPicture::EquationPicture(const QString &fileName)
    : m_file(fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        m_error = tr("%1: the equation cannot be read").arg(fileName);
        return;
    }
    const QByteArray svg = file.readAll();
    if (!m_renderer.load(svg)) {
        m_error = tr("%1: not a picture in SVG").arg(fileName);
        return;
    }
    m_size = m_renderer.viewBoxF().size() / unitsPerEm;
    m_symbols = symbolsIn(svg);
    QXmlStreamReader xml(svg);
    xml.readNextStartElement();
    m_tex = xml.attributes().value(QLatin1String("data-tex")).toString();
    m_sourceHash = xml.attributes().value(QLatin1String("data-tex-sha256")).toLatin1();
    if (xml.readNextStartElement() && xml.name() == QLatin1String("title"))
        m_reading = xml.readElementText();
}

double EquationPicture::widthOf(const QString &file)
{
    QFile svg(file);
    if (!svg.open(QIODevice::ReadOnly))
        return 0;
    QXmlStreamReader xml(&svg);
    xml.readNextStartElement();
    const QStringView box = xml.attributes().value(QLatin1String("viewBox"));
    return box.split(QLatin1Char(' ')).value(2).toDouble() / unitsPerEm;
}

QList<EquationSymbol> EquationPicture::symbolsIn(const QByteArray &svg) const
{
    QList<EquationSymbol> symbols;
    const QPointF origin = m_renderer.viewBoxF().topLeft();
    for (QXmlStreamReader xml(svg); !xml.atEnd(); xml.readNext()) {
        const QString id = xml.attributes().value(QLatin1String("id")).toString();
        if (!xml.isStartElement() || id.isEmpty())
            continue;
        const QRectF units = m_renderer.transformForElement(id).mapRect(m_renderer.boundsOnElement(id));
        symbols.append(
            {termOf(id), id, QRectF((units.topLeft() - origin) / unitsPerEm, units.size() / unitsPerEm)});
    }
    return symbols;
}

QPixmap EquationPicture::pixmap(double em, const QColor &colour, double devicePixelRatio) const
{
    const QString key = keyOf(em, colour, devicePixelRatio);
    const auto found = m_drawn.constFind(key);
    if (found != m_drawn.constEnd())
        return *found;
    if (m_drawn.size() >= picturesKept)
        m_drawn.clear();
    return *m_drawn.insert(key, draw(em, colour, devicePixelRatio));
}

void EquationPicture::drawOn(QPainter &painter, const QRectF &area) const
{
    const bool isPdf = painter.paintEngine()->type() == QPaintEngine::Pdf;
    if (isPdf && !m_glyphs)
        m_glyphs.emplace(m_file);
    if (isPdf && !m_glyphs->isEmpty())
        m_glyphs->draw(painter, area, m_size);
    else
        m_renderer.render(&painter, area);
}

QPixmap EquationPicture::draw(double em, const QColor &colour, double devicePixelRatio) const
{
    const QSizeF exact = m_size * em * devicePixelRatio;
    QImage image(QSize(qMax(1, static_cast<int>(std::ceil(exact.width()))),
                       qMax(1, static_cast<int>(std::ceil(exact.height())))),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    m_renderer.render(&painter, QRectF(QPointF(0, 0), exact));
    // The file's currentColor is drawn black; what counts is how much of each pixel is covered.
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), colour);
    painter.end();
    image.setDevicePixelRatio(devicePixelRatio);
    return QPixmap::fromImage(image);
}

} // namespace deltascope
