// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/pen_drawing.h"

#include <QImage>
#include <QWidget>

class QMimeData;
class QTouchEvent;

namespace deltascope {

/// A square of paper to draw on with mouse, finger or pen, in strokes that can be undone one by one. It shows
/// the drawing at the screen's resolution; ink() is the same drawing as the network and the command line get
/// it. Interface thread only.
class Canvas : public QWidget
{
    Q_OBJECT

public:
    explicit Canvas(QWidget *parent = nullptr);

    /// The drawing as it is at this moment, square, 280×280 unless a picture has been loaded.
    const Ink &ink() const { return m_drawing.ink(); }
    bool canUndo() const { return m_drawing.canUndo(); }
    bool canRedo() const { return m_drawing.canRedo(); }
    bool erasing() const { return m_erasing; }

    /// A stroke of a pen that draws elsewhere than on this widget; points are in units of the drawing. A
    /// stroke that is under way ends first, and without one a move does nothing.
    void penDown(const PenPoint &point, bool eraser);
    void penMove(const PenPoint &point);
    void endStroke();

    void undo();
    void redo();
    /// Takes the picture or the file of a picture that has been copied, as if it were dropped.
    void paste();
    /// Can be undone like any other action. Nothing happens on empty paper.
    void clear();
    /// Replaces the drawing with ink, which is square.
    void setPicture(const Ink &ink);
    void setPicture(DrawingHistory::Picture ink);
    /// The ink that lies below the strokes; null where there is none.
    DrawingHistory::Picture picture() const { return m_drawing.picture(); }
    void setErasing(bool erasing);
    /// In units of the drawing, for the strokes to come.
    void setPenWidth(double width) { m_penWidth = width; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The ink has changed; also after each move of the pen.
    void inkChanged();
    /// There is one more action that can be undone.
    void acted();
    /// What can be undone or redone has changed.
    void historyChanged();
    /// An image file has been dropped on the paper or pasted.
    void fileDropped(const QString &path);
    /// So has an image.
    void imageDropped(const QImage &image);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void tabletEvent(QTabletEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    bool touchEvent(QTouchEvent *event);
    PenPoint pointAt(const QPointF &position, double pressure) const;
    void add(DrawingHistory::Action action);
    void tellChange();
    void paintInvitation(QPainter &painter) const;
    QRectF paper() const;
    int screenSide() const; ///< of the paper, in pixels of the screen
    bool take(const QMimeData *content);

    PenDrawing m_drawing;
    bool m_erasing = false;
    double m_penWidth = pen_width;
};

} // namespace deltascope
