// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/curve_picture.h"

#include <QColor>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double bend = 0.45; // of its width, how far a curve stays level at both ends
constexpr int lines = 48;     // that a curve is made of
constexpr float opaque = 256;

// Channel by channel, two at a time; share of over in 256ths.
QRgb blended(QRgb under, QRgb over, quint32 share)
{
    constexpr quint32 channels = 0x00ff00ff;
    const quint32 rest = 256 - share;
    const quint32 odd = (over & channels) * share + (under & channels) * rest;
    const quint32 even = (over >> 8 & channels) * share + (under >> 8 & channels) * rest;
    return (odd >> 8 & channels) | (even & ~channels);
}
} // namespace

struct CurvePicture::Stroke
{
    float width; ///< in pixels of the image
    QRgb colour;
    QRgb *pixels;
    qsizetype stride;
};

QPointF LevelCurve::at(double t) const
{
    const double s = 1 - t;
    const double across = 3 * s * t * (s * bend + t * (1 - bend)) + t * t * t;
    const double down = t * t * (3 - 2 * t);
    return {from.x() + across * (to.x() - from.x()), from.y() + down * (to.y() - from.y())};
}

QPointF LevelCurve::direction() const
{
    const QPointF along(2 * (1 - bend) * (to.x() - from.x()), 2 * (to.y() - from.y()));
    return along / std::max(1e-9, std::hypot(along.x(), along.y()));
}

CurvePicture::CurvePicture(const QRectF &area, double devicePixelRatio, const QRectF &covered)
    : m_origin(area.toAlignedRect().topLeft())
    , m_ratio(devicePixelRatio)
    , m_covered((covered.topLeft() - m_origin) * m_ratio, covered.size() * m_ratio)
    , m_image(area.toAlignedRect().size() * devicePixelRatio, QImage::Format_ARGB32_Premultiplied)
{
    m_image.setDevicePixelRatio(devicePixelRatio);
    m_image.fill(Qt::transparent);
}

void CurvePicture::draw(const LevelCurve &curve, double width, const QColor &colour, double begin, double end)
{
    const Stroke stroke{static_cast<float>(width * m_ratio), colour.rgb(),
                        reinterpret_cast<QRgb *>(m_image.bits()),
                        m_image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb))};
    const auto inImage = [&](double t) { return (curve.at(t) - m_origin) * m_ratio; };
    QPointF from = inImage(begin);
    for (int line = 1; line <= lines; ++line) {
        const QPointF to = inImage(begin + (end - begin) * line / lines);
        drawLine(from, to, stroke);
        from = to;
    }
}

// Its pixels column by column: those whose middle lies between its ends.
void CurvePicture::drawLine(const QPointF &from, const QPointF &to, const Stroke &stroke) const
{
    if (m_covered.contains(from) && m_covered.contains(to))
        return;
    const double slope = (to.y() - from.y()) / std::max(1e-9, to.x() - from.x());
    const int first = std::max(0, static_cast<int>(std::ceil(from.x() - 0.5)));
    const int end = std::min(m_image.width(), static_cast<int>(std::ceil(to.x() - 0.5)));
    for (int column = first; column < end; ++column)
        drawColumn(column, static_cast<float>(from.y() + (column + 0.5 - from.x()) * slope),
                   static_cast<float>(slope), stroke);
}

// Within a column the line rises by its slope: over so many pixels, but over one at least, its rim fades.
void CurvePicture::drawColumn(int column, float y, float slope, const Stroke &stroke) const
{
    const float half = stroke.width * std::sqrt(1 + slope * slope) / 2;
    const float rim = std::max(1.0F, std::abs(slope));
    const float reach = half + rim / 2;
    const float most = std::min(opaque, opaque * 2 * half / rim);
    const int first = std::max(0, static_cast<int>(std::floor(y - reach)));
    const int end = std::min(m_image.height(), static_cast<int>(std::ceil(y + reach)));
    QRgb *pixel = stroke.pixels + first * stroke.stride + column;
    for (int row = first; row < end; ++row, pixel += stroke.stride) {
        const float inside = reach - std::abs(static_cast<float>(row) + 0.5F - y);
        const float share = std::min(most, inside * (opaque / rim));
        if (share > 0)
            *pixel = blended(*pixel, stroke.colour, static_cast<quint32>(share));
    }
}

void CurvePicture::paint(QPainter &painter) const
{
    painter.drawImage(m_origin, m_image);
}

} // namespace deltascope
