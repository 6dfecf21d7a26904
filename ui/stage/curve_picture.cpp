// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/curve_picture.h"

#include "ui/pictures/vector_picture.h"

#include <QColor>
#include <QPainter>
#include <QRegion>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double bend = 0.45; // of its width, how far a curve stays level at both ends
constexpr int lines = 48;     // that a curve is made of
constexpr int fine = 256;     // parts of a 256th
constexpr float opaque = 256 * fine;

// Of a place in the image; what lies before it comes to 0 or less. It is asked for so often that
// std::floor() would be most of the work.
int whole(double place)
{
    return static_cast<int>(place);
}

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

// Within a column a line rises by its slope: over so many pixels, but over one at least, its rim fades.
struct CurvePicture::Line
{
    QPointF from; // in the image
    double slope;
    float reach; // from the middle to where the rim ends
    int fade;    // the share of its colour grows by that with each pixel of the rim
    int most;    // of a line thinner than its rim

    Line(const QPointF &begin, const QPointF &end, float width)
        : from(begin)
        , slope((end.y() - begin.y()) / std::max(1e-9, end.x() - begin.x()))
    {
        const auto rise = static_cast<float>(std::abs(slope));
        const float half = width * std::sqrt(1 + rise * rise) / 2;
        const float rim = std::max(1.0F, rise);
        reach = half + rim / 2;
        fade = static_cast<int>(opaque / rim);
        most = static_cast<int>(std::min(opaque, opaque * 2 * half / rim));
    }

    void drawColumn(int column, const QRect &part, const Stroke &stroke) const
    {
        const auto y = static_cast<float>(from.y() + (column + 0.5 - from.x()) * slope);
        const int first = std::max(part.top(), whole(y - reach));
        const int last = std::min(part.bottom(), whole(y + reach));
        const float above = static_cast<float>(first) + 0.5F - y;
        const auto steps = static_cast<float>(fade);
        auto fromTop = static_cast<int>((reach + above) * steps); // grows into the line from above
        auto fromBottom = static_cast<int>((reach - above) * steps);
        QRgb *pixel = stroke.pixels + first * stroke.stride + column;
        for (int row = first; row <= last; ++row, pixel += stroke.stride) {
            const int share = std::min({fromTop, fromBottom, most}) / fine;
            if (share >= 256)
                *pixel = stroke.colour;
            else if (share > 0)
                *pixel = blended(*pixel, stroke.colour, static_cast<quint32>(share));
            fromTop += fade;
            fromBottom -= fade;
        }
    }
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

CurvePicture::CurvePicture(const QRegion &seen, double devicePixelRatio)
    : m_ratio(devicePixelRatio)
{
    const auto placeOf = [devicePixelRatio](const QRect &part) {
        const auto onScreen = [devicePixelRatio](int place) { return qRound(place * devicePixelRatio); };
        return QRect(QPoint(onScreen(part.left()), onScreen(part.top())),
                     QPoint(onScreen(part.right() + 1) - 1, onScreen(part.bottom() + 1) - 1));
    };
    const QRect all = placeOf(seen.boundingRect());
    m_origin = all.topLeft();
    m_image = QImage(all.size(), QImage::Format_ARGB32_Premultiplied);
    for (const QRect &part : seen) {
        m_parts.push_back(placeOf(part).translated(-m_origin));
        clear(m_parts.back());
    }
}

void CurvePicture::clear(const QRect &part)
{
    for (int row = part.top(); row <= part.bottom(); ++row)
        std::fill_n(reinterpret_cast<QRgb *>(m_image.scanLine(row)) + part.left(), part.width(), 0U);
}

void CurvePicture::draw(const LevelCurve &curve, double width, const QColor &colour, double begin, double end)
{
    const Stroke stroke{static_cast<float>(width * m_ratio), colour.rgb(),
                        reinterpret_cast<QRgb *>(m_image.bits()),
                        m_image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb))};
    const auto inImage = [&](double t) { return curve.at(t) * m_ratio - m_origin; };
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
    const int begin = whole(from.x() + 0.5);
    const int end = whole(to.x() + 0.5);
    for (const QRect &part : m_parts) {
        const int first = std::max(part.left(), begin);
        const int last = std::min(part.right(), end - 1);
        if (first > last)
            continue;
        const Line line(from, to, stroke.width);
        for (int column = first; column <= last; ++column)
            line.drawColumn(column, part, stroke);
    }
}

void CurvePicture::paint(QPainter &painter) const
{
    for (const QRect &part : m_parts) {
        const QRect place = part.translated(m_origin);
        drawPart(painter, QRectF(QPointF(place.topLeft()) / m_ratio, QSizeF(place.size()) / m_ratio), m_image,
                 part);
    }
}

} // namespace deltascope
