// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/open_pass.h"
#include "ui/workbench/selection.h"

#include <QImage>
#include <QWidget>

#include <vector>

namespace deltascope {

class StepWalk;

/// What a picture of numbers shows: a vector as a strip, a matrix as a map, or one column of W¹ or ∂L/∂W¹ as
/// the image that it weighs.
struct PictureContent
{
    enum class Shape { Strip, Map, Square };

    Shape shape = Shape::Strip;
    QString title; ///< in the notation
    Term term = Term::x0;
    int column = 0;    ///< of a Square: the hidden unit
    bool named = true; ///< whether its entries are numbers of term; false for the x² after the update
    bool ink = false;  ///< values 0 … 1 from paper to ink; otherwise signed
    std::vector<float> values; ///< row by row
    double range = 0;          ///< ±range are the ends of the scale

    int count() const { return static_cast<int>(values.size()); }
};

/// A vector of the pass, a matrix, or a column of W¹ or ∂L/∂W¹.
PictureContent vectorPicture(const OpenPass &open, Term term);
PictureContent mapPicture(const OpenPass &open, Term term);
PictureContent imagePicture(const OpenPass &open, Term term, int unit);
/// x² after the update.
PictureContent outputsAfterPicture(const OpenPass &open);

/// Draws such a picture with its legend. Each entry can be pointed at, picked, and walked through with the
/// arrow keys. A long map shows some of its rows, moves with the wheel and follows what is chosen.
class TermPicture : public QWidget
{
    Q_OBJECT

public:
    explicit TermPicture(StepWalk &walk, QWidget *parent = nullptr);

    void setContent(PictureContent content);
    const PictureContent &content() const { return m_content; }

    /// The number that an entry shows, and the entry of a number; −1: none of this picture.
    Selection numberAt(int entry) const;
    int entryOf(const Selection &number) const;
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
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Grid
    {
        int columns = 1;
        int rows = 1; ///< that are shown
        double cellWidth = 1;
        double cellHeight = 1;
        QPointF origin;
    };

    Grid gridFor(int width) const;
    int allRows() const;
    int shownRows() const;
    void scrollTo(int row);
    double titleHeight() const;
    double legendHeight() const;
    double labelWidth() const;
    void makeImage();
    int entryAt(const QPointF &position) const;
    void paintTitle(QPainter &painter) const;
    void paintCells(QPainter &painter, const Grid &grid) const;
    void paintMarks(QPainter &painter, const Grid &grid) const;
    void paintIndices(QPainter &painter, const Grid &grid) const;
    void paintLegend(QPainter &painter, const Grid &grid) const;
    void paintScroll(QPainter &painter, const Grid &grid) const;
    void paintFrames(QPainter &painter) const;

    StepWalk &m_walk;
    PictureContent m_content;
    QImage m_image;
    int m_firstRow = 0;
};

} // namespace deltascope
