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
constexpr double opaque = 256;

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
    double width; ///< in pixels of the image
    QRgb colour;
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

CurvePicture::CurvePicture(const QRectF &area, double devicePixelRatio)
    : m_origin(area.toAlignedRect().topLeft())
    , m_ratio(devicePixelRatio)
    , m_image(area.toAlignedRect().size() * devicePixelRatio, QImage::Format_ARGB32_Premultiplied)
{
    m_image.setDevicePixelRatio(devicePixelRatio);
    m_image.fill(Qt::transparent);
}

void CurvePicture::draw(const LevelCurve &curve, double width, const QColor &colour, double begin, double end)
{
    const Stroke stroke{width * m_ratio, colour.rgb()};
    const auto inImage = [&](double t) { return (curve.at(t) - m_origin) * m_ratio; };
    QPointF from = inImage(begin);
    for (int line = 1; line <= lines; ++line) {
        const QPointF to = inImage(begin + (end - begin) * line / lines);
        drawLine(from, to, stroke);
        from = to;
    }
}

// Its pixels column by column: those whose middle lies between its ends.
void CurvePicture::drawLine(const QPointF &from, const QPointF &to, const Stroke &stroke)
{
    const double slope = (to.y() - from.y()) / std::max(1e-9, to.x() - from.x());
    const int first = std::max(0, static_cast<int>(std::ceil(from.x() - 0.5)));
    const int end = std::min(m_image.width(), static_cast<int>(std::ceil(to.x() - 0.5)));
    for (int column = first; column < end; ++column)
        drawColumn(column, from.y() + (column + 0.5 - from.x()) * slope, slope, stroke);
}

// Within a column the line rises by its slope: over so many pixels, but over one at least, its rim fades.
void CurvePicture::drawColumn(int column, double y, double slope, const Stroke &stroke)
{
    const double half = stroke.width * std::sqrt(1 + slope * slope) / 2;
    const double rim = std::max(1.0, std::abs(slope));
    const double reach = half + rim / 2;
    const double most = std::min(1.0, 2 * half / rim);
    const int first = std::max(0, static_cast<int>(std::floor(y - reach)));
    const int end = std::min(m_image.height(), static_cast<int>(std::ceil(y + reach)));
    const auto stride = m_image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    QRgb *pixel = reinterpret_cast<QRgb *>(m_image.bits()) + first * stride + column;
    for (int row = first; row < end; ++row, pixel += stride) {
        const double share = std::clamp((reach - std::abs(row + 0.5 - y)) / rim, 0.0, most);
        *pixel = blended(*pixel, stroke.colour, static_cast<quint32>(share * opaque));
    }
}

void CurvePicture::paint(QPainter &painter) const
{
    painter.drawImage(m_origin, m_image);
}

} // namespace deltascope
