// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace deltascope {

class Canvas;
class CanvasTools;

/// Paper and tools in the room there is: the tools lie below the paper, or beside it where that leaves the
/// paper larger. Owns both.
class PaperDesk : public QWidget
{
    Q_OBJECT

public:
    PaperDesk(Canvas *canvas, CanvasTools *tools, QWidget *parent = nullptr);

    /// Takes up no more than this, as long as the paper is not smaller than its smallest.
    void setRoom(const QSize &room);
    /// Of the smallest paper with the tools below it.
    int smallestHeight() const;

private:
    Canvas *m_canvas;
    CanvasTools *m_tools;
    QBoxLayout *m_layout;
    bool m_isTower = false;
};

} // namespace deltascope
