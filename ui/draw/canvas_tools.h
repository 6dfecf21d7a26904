// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QSlider;
class QToolButton;

namespace deltascope {

class Canvas;
class DeedLog;

/// The tools of a canvas, in a row or in a tower two wide: undo, redo, clear, eraser, the width of its pen,
/// open, save.
class CanvasTools : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive it. What is done on the canvas is added to deeds; undoing goes through them.
    CanvasTools(Canvas *canvas, DeedLog *deeds, QWidget *parent = nullptr);

    void setTower(bool tower);
    QSize sizeInRow() const;
    QSize sizeInTower() const;

Q_SIGNALS:
    void openRequested();
    void saveRequested();

private:
    QToolButton *addButton(const QString &icon, const QString &text, const QKeySequence &shortcut = {});
    void addPenWidth();
    void arrange();
    void logAction();
    void updateButtons();

    DeedLog *m_deeds;
    Canvas *m_canvas;
    QGridLayout *m_layout;
    QList<QWidget *> m_tools; ///< in their order
    bool m_tower = false;
    QToolButton *m_undo = nullptr;
    QToolButton *m_redo = nullptr;
    QToolButton *m_eraser = nullptr;
    QToolButton *m_clear = nullptr;
    QSlider *m_width = nullptr;
    QToolButton *m_save = nullptr;
};

} // namespace deltascope
