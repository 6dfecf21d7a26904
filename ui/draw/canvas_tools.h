// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSlider;
class QToolButton;

namespace deltascope {

class Canvas;

/// The buttons of a canvas: undo, redo, clear, eraser, open, save, and the width of its pen.
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
    QToolButton *addButton(const QString &icon, const QString &text, const QKeySequence &shortcut);
    void updateButtons();

    Canvas *m_canvas;
    QToolButton *m_undo = nullptr;
    QToolButton *m_redo = nullptr;
    QToolButton *m_clear = nullptr;
    QToolButton *m_eraser = nullptr;
    QToolButton *m_save = nullptr;
    QSlider *m_width = nullptr;
};

} // namespace deltascope
