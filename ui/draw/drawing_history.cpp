// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawing_history.h"

namespace deltascope {

void DrawingHistory::add(Action action)
{
    m_actions.resize(m_done);
    m_actions.push_back(std::move(action));
    m_done = m_actions.size();
}

void DrawingHistory::undo()
{
    if (canUndo())
        --m_done;
}

void DrawingHistory::redo()
{
    if (canRedo())
        ++m_done;
}

std::size_t DrawingHistory::start() const
{
    std::size_t start = m_done;
    while (start > 0 && std::holds_alternative<Stroke>(m_actions[start - 1]))
        --start;
    return start;
}

DrawingHistory::Picture DrawingHistory::picture() const
{
    const std::size_t first = start();
    const Picture *picture = first > 0 ? std::get_if<Picture>(&m_actions[first - 1]) : nullptr;
    return picture ? *picture : nullptr;
}

Drawing DrawingHistory::strokes() const
{
    Drawing drawing;
    for (std::size_t index = start(); index < m_done; ++index)
        drawing.strokes.push_back(std::get<Stroke>(m_actions[index]));
    return drawing;
}

} // namespace deltascope
