// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/drawing_history.h"
#include "ui/draw/growing_sheet.h"

namespace deltascope {

/// A drawing while it is made: what has been done to it, and its ink in two sizes, each of which grows with
/// the stroke at hand. Positions are in units of the drawing.
class PenDrawing
{
public:
    PenDrawing() { paintAgain(); }

    /// As the network and the command line get it: square, 280×280 unless a picture has been loaded.
    const Ink &ink() const { return m_ink.ink(); }
    /// The same drawing at the resolution of the screen.
    const Ink &screenInk() const { return m_screen.ink(); }
    /// Of screenInk(), in pixels of the screen.
    void setScreenSide(int side);

    DrawingHistory::Picture picture() const { return m_history.picture(); }

    bool penIsDown() const { return m_penIsDown; }
    /// A stroke that is under way ends first.
    void penDown(const PenPoint &point, double width, bool eraser);
    /// Returns whether the drawing has changed: a hand trembles. Only while the pen is down.
    bool penMove(const PenPoint &point);
    void penUp();

    bool canUndo() const { return m_history.canUndo(); }
    bool canRedo() const { return m_history.canRedo(); }
    /// The pen must be up for all of these.
    void undo();
    void redo();
    void add(DrawingHistory::Action action);

private:
    void paintAgain();
    void paintScreenAgain();

    DrawingHistory m_history;
    GrowingSheet m_ink;
    GrowingSheet m_screen;
    int m_screenSide = 1;
    Stroke m_stroke; ///< while the pen is down
    bool m_penIsDown = false;
};

} // namespace deltascope
