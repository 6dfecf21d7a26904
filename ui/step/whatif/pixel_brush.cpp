// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/whatif/pixel_brush.h"

#include "ui/step/walk/step_walk.h"
#include "ui/step/whatif/what_if.h"

#include <cmath>
#include <utility>
#include <vector>

namespace deltascope {

namespace {
constexpr double stride = 0.4; // of a pixel, so that a quick line has no gaps

// −1 outside.
int pixelAt(const QPointF &share)
{
    const int column = static_cast<int>(std::floor(share.x() * image_side));
    const int row = static_cast<int>(std::floor(share.y() * image_side));
    const bool inside = column >= 0 && row >= 0 && column < image_side && row < image_side;
    return inside ? row * image_side + column : -1;
}
} // namespace

PixelBrush::PixelBrush(WhatIf &what, StepWalk &walk, QObject *parent)
    : QObject(parent)
    , m_what(what)
    , m_walk(walk)
{
}

void PixelBrush::down(const QPointF &share, bool eraser)
{
    if (!m_what.isOn())
        return;
    m_what.endDeed();
    m_isDown = true;
    m_value = eraser ? 0 : 1;
    m_at = share;
    m_last = -1;
    paintTo(share);
}

void PixelBrush::move(const QPointF &share)
{
    if (m_isDown)
        paintTo(share);
}

void PixelBrush::up()
{
    if (!std::exchange(m_isDown, false))
        return;
    m_what.endDeed();
    if (m_last >= 0)
        m_walk.pick({Term::x0, m_last, 0});
}

void PixelBrush::paintTo(const QPointF &share)
{
    const QPointF way = share - m_at;
    const int strides = 1 + static_cast<int>(std::hypot(way.x(), way.y()) * image_side / stride);
    std::vector<int> pixels;
    for (int i = 0; i <= strides; ++i) {
        const int pixel = pixelAt(m_at + way * (static_cast<double>(i) / strides));
        if (pixel < 0 || pixel == m_last)
            continue;
        pixels.push_back(pixel);
        m_last = pixel;
    }
    m_at = share;
    m_what.paint(pixels, m_value);
}

} // namespace deltascope
