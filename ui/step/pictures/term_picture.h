// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/pictures/picture_grid.h"
#include "ui/step/pictures/pointing.h"

#include <QImage>

namespace deltascope {

/// Draws a picture of numbers with its legend. Each entry can be pointed at, picked, and walked through with
/// the arrow keys. A long or wide map shows a part, moves with the wheel and follows what is chosen.
class TermPicture : public PointingWidget
{
    Q_OBJECT

public:
    explicit TermPicture(StepWalk &walk, QWidget *parent = nullptr);

    void setContent(PictureContent content);
    const PictureContent &content() const { return m_content; }

    /// Where the entry is drawn; null for one that is not.
    QRectF cell(int entry) const;
    /// Brings the chosen entry into sight.
    void showChosen();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    Pointed whatIsAt(const QPointF &position) const override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    PictureGrid gridFor(int width) const;
    void scrollTo(int first);
    void makeImage();
    QString title(const PictureGrid &grid) const;
    void paintTitle(QPainter &painter, const PictureGrid &grid) const;
    void paintCells(QPainter &painter, const PictureGrid &grid) const;
    void paintMarks(QPainter &painter, const PictureGrid &grid) const;
    void paintIndices(QPainter &painter, const PictureGrid &grid) const;
    void paintLegend(QPainter &painter, const PictureGrid &grid) const;
    void paintScroll(QPainter &painter, const PictureGrid &grid) const;
    void paintFrames(QPainter &painter, const PictureGrid &grid) const;

    PictureContent m_content;
    QImage m_image;
    int m_first = 0; ///< row, or of a wide map column, that is shown
};

} // namespace deltascope
