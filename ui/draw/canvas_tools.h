// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSlider;
class QToolButton;

namespace deltascope {

class Canvas;

/// The row of tools under a canvas: undo, redo, clear, eraser, the width of its pen, open, save.
class CanvasTools : public QWidget
{
    Q_OBJECT

public:
    /// The canvas must outlive it.
    explicit CanvasTools(Canvas *canvas, QWidget *parent = nullptr);

Q_SIGNALS:
    void openRequested();
    void saveRequested();

private:
    QToolButton *addButton(const QString &icon, const QString &text, const QKeySequence &shortcut = {});
    void addPenWidth();
    void updateButtons();

    Canvas *m_canvas;
    QToolButton *m_undo = nullptr;
    QToolButton *m_redo = nullptr;
    QToolButton *m_clear = nullptr;
    QToolButton *m_save = nullptr;
};

} // namespace deltascope
