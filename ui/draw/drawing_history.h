// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/drawing.h"
#include "core/data/ink.h"

#include <memory>
#include <variant>
#include <vector>

namespace deltascope {

/// All that has been done to a canvas, one action after the other, undone and redone one by one.
class DrawingHistory
{
public:
    struct Clear
    {
    };
    using Picture = std::shared_ptr<const Ink>; ///< a square sheet in place of what was there
    using Action = std::variant<Stroke, Clear, Picture>;

    /// Drops what has been undone.
    void add(Action action);

    bool canUndo() const { return m_done > 0; }
    bool canRedo() const { return m_done < m_actions.size(); }
    void undo();
    void redo();

    /// What there is to be seen: a picture, or null for plain paper, and the strokes on it.
    Picture picture() const;
    Drawing strokes() const;

private:
    /// Index behind the last action that covers all before it.
    std::size_t start() const;

    std::vector<Action> m_actions;
    std::size_t m_done = 0; ///< actions not undone
};

} // namespace deltascope
