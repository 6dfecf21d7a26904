// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recorded/recorded_picture.h"

#include <QPaintDevice>
#include <QPaintEngine>
#include <QSize>

namespace deltascope {

/// Keeps what is painted as shapes.
class RecordingEngine : public QPaintEngine
{
public:
    RecordingEngine()
        : QPaintEngine(AllFeatures)
    {
    }
    QList<RecordedShape> shapes;

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }
    void updateState(const QPaintEngineState &) override {}
    void drawPath(const QPainterPath &path) override;
    void drawRects(const QRectF *rects, int count) override;
    void drawRects(const QRect *rects, int count) override { QPaintEngine::drawRects(rects, count); }
    void drawLines(const QLineF *lines, int count) override;
    void drawLines(const QLine *lines, int count) override { QPaintEngine::drawLines(lines, count); }
    /// No file has any.
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override;

private:
    void add(ShapeKind kind, const QPainterPath &path);
};

/// A sheet of that size for a painter.
class RecordingDevice : public QPaintDevice
{
public:
    explicit RecordingDevice(const QSize &size)
        : m_size(size)
    {
    }
    QPaintEngine *paintEngine() const override { return &m_engine; }
    const QList<RecordedShape> &shapes() const { return m_engine.shapes; }

protected:
    int metric(PaintDeviceMetric what) const override;

private:
    QSize m_size;
    mutable RecordingEngine m_engine;
};

} // namespace deltascope
