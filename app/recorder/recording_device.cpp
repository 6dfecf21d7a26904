// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/recording_device.h"

#include <QPainter>

namespace deltascope {

namespace {
constexpr int dotsPerInch = 96;
}

void RecordingEngine::add(ShapeKind kind, const QPainterPath &path)
{
    const QPainter &by = *painter();
    shapes << RecordedShape{kind, path, by.combinedTransform(), by.pen(), by.brush(), by.opacity(), -1, {}};
}

void RecordingEngine::drawPath(const QPainterPath &path)
{
    if (!path.isEmpty()) // as that of a blank is
        add(ShapeKind::Outline, path);
}

void RecordingEngine::drawRects(const QRectF *rects, int count)
{
    for (int i = 0; i < count; ++i) {
        QPainterPath path;
        path.addRect(rects[i]);
        add(ShapeKind::Bar, path);
    }
}

void RecordingEngine::drawLines(const QLineF *lines, int count)
{
    for (int i = 0; i < count; ++i) {
        QPainterPath path(lines[i].p1());
        path.lineTo(lines[i].p2());
        add(ShapeKind::Line, path);
    }
}

void RecordingEngine::drawPixmap(const QRectF &, const QPixmap &, const QRectF &)
{
    qFatal("A picture of pixels cannot be recorded.");
}

int RecordingDevice::metric(PaintDeviceMetric what) const
{
    switch (what) {
    case PdmWidth:
    case PdmWidthMM:
        return m_size.width();
    case PdmHeight:
    case PdmHeightMM:
        return m_size.height();
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return static_cast<int>(devicePixelRatioFScale());
    default:
        return dotsPerInch;
    }
}

} // namespace deltascope
