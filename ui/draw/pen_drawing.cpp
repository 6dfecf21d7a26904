// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/pen_drawing.h"

#include "core/data/resample.h"

#include <cmath>

namespace deltascope {

namespace {
/// A hand trembles by less; in units of the drawing.
constexpr double leastMove = 1.5;
} // namespace

void PenDrawing::setScreenSide(int side)
{
    if (side == m_screenSide)
        return;
    m_screenSide = side;
    paintScreenAgain();
}

void PenDrawing::penDown(const PenPoint &point, double width, bool eraser)
{
    if (m_penIsDown)
        penUp();
    m_stroke = {{}, width, eraser};
    m_penIsDown = true;
    penMove(point);
}

bool PenDrawing::penMove(const PenPoint &point)
{
    if (!m_stroke.points.empty()) {
        const PenPoint &last = m_stroke.points.back();
        if (std::hypot(point.x - last.x, point.y - last.y) < leastMove)
            return false;
    }
    m_stroke.points.push_back(point);
    m_ink.grow(m_stroke);
    m_screen.grow(m_stroke);
    return true;
}

void PenDrawing::penUp()
{
    m_penIsDown = false;
    m_ink.finish(m_stroke);
    m_screen.finish(m_stroke);
    m_history.add(std::move(m_stroke));
}

void PenDrawing::undo()
{
    m_history.undo();
    paintAgain();
}

void PenDrawing::redo()
{
    m_history.redo();
    paintAgain();
}

void PenDrawing::add(DrawingHistory::Action action)
{
    m_history.add(std::move(action));
    paintAgain();
}

void PenDrawing::paintAgain()
{
    const auto picture = m_history.picture();
    const int side = static_cast<int>(drawing_side);
    m_ink.reset(picture ? *picture : blank_ink(side, side));
    for (const Stroke &stroke : m_history.strokes().strokes)
        m_ink.paint(stroke);
    paintScreenAgain();
}

void PenDrawing::paintScreenAgain()
{
    const auto picture = m_history.picture();
    m_screen.reset(picture ? resample(*picture, {0, 0, double(picture->width), double(picture->height)},
                                      m_screenSide, m_screenSide)
                           : blank_ink(m_screenSide, m_screenSide));
    for (const Stroke &stroke : m_history.strokes().strokes)
        m_screen.paint(stroke);
}

} // namespace deltascope
