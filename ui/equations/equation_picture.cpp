// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/equations/equation_picture.h"

#include "ui/recorded/shipped_pictures.h"

#include <QImage>
#include <QPaintEngine>
#include <QPainter>

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

EquationPicture::EquationPicture(const QString &name)
    : m_recorded(shippedPictures().find(name))
{
    if (!m_recorded) {
        m_error = tr("%1: the equation is missing").arg(name);
        return;
    }
    m_size = m_recorded->size / unitsPerEm;
    for (const RecordedElement &element : m_recorded->elements)
        m_symbols.append({termOf(element.id), element.id,
                          QRectF(element.box.topLeft() / unitsPerEm, element.box.size() / unitsPerEm)});
    m_reading = m_recorded->texts.value(QStringLiteral("title"));
    m_tex = m_recorded->texts.value(QStringLiteral("data-tex"));
    m_sourceHash = m_recorded->texts.value(QStringLiteral("data-tex-sha256")).toLatin1();
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
    if (!m_recorded)
        return;
    const bool isPdf = painter.paintEngine()->type() == QPaintEngine::Pdf;
    if (isPdf && !m_glyphs)
        m_glyphs.emplace(*m_recorded);
    if (isPdf && !m_glyphs->isEmpty())
        m_glyphs->draw(painter, area);
    else
        m_recorded->paint(painter, area, Qt::black);
}

QPixmap EquationPicture::draw(double em, const QColor &colour, double devicePixelRatio) const
{
    const QSizeF exact = m_size * em * devicePixelRatio;
    QImage image(QSize(qMax(1, static_cast<int>(std::ceil(exact.width()))),
                       qMax(1, static_cast<int>(std::ceil(exact.height())))),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (m_recorded) {
        QPainter painter(&image);
        m_recorded->paint(painter, QRectF(QPointF(0, 0), exact), colour);
    }
    image.setDevicePixelRatio(devicePixelRatio);
    return QPixmap::fromImage(image);
}

} // namespace deltascope
