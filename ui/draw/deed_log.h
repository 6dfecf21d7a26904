// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <vector>

namespace deltascope {

/// What the user has done in the Draw job, in order, to be undone and redone one by one: strokes,
/// drawings that the network learnt, changes of the collection. Interface thread only.
class DeedLog : public QObject
{
    Q_OBJECT

public:
    /// Deeds of different kinds do not depend on each other.
    enum class Kind { Paper, Network, Collection };
    struct Deed
    {
        Kind kind;
        /// Both return whether it was possible; where it was not, the user has been told and nothing changes.
        std::function<bool()> undo;
        std::function<bool()> redo;
    };

    using QObject::QObject;

    /// It has been done. What was undone before can no longer be redone.
    void add(Deed deed);
    bool canUndo() const { return m_done > 0; }
    bool canRedo() const { return m_done < m_deeds.size(); }
    /// Nothing happens where there is nothing to undo, or to redo.
    void undo();
    void redo();
    /// The last one of a kind that is not undone, whatever was done since.
    void undoLast(Kind kind);
    /// They can be neither undone nor redone.
    void forget(Kind kind);

Q_SIGNALS:
    void changed();

private:
    std::vector<Deed> m_deeds;
    std::size_t m_done = 0; ///< deeds not undone
};

} // namespace deltascope
