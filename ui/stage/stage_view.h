// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/stage_scene.h"

#include <QPixmap>
#include <QVariantAnimation>
#include <QWidget>

namespace deltascope {

/// The stage: input, hidden units as their weight images, outputs, and the edges between them, for the
/// content it was last given. It computes nothing of the network; hovering and selecting only redraw.
class StageView : public QWidget
{
    Q_OBJECT

public:
    explicit StageView(QWidget *parent = nullptr);

    void setContent(std::shared_ptr<const StageContent> content);
    void setFocusShown(const StageFocus &focus);
    void setRange(UnitPictures::Range range);
    /// Whether it is drawn for paper, where nothing can be scrolled.
    void setPrinted(bool printed);
    /// How long the numbers of the next steps take to move along the edges; at 0 they are there at once.
    void setFlowTime(int milliseconds);

    /// Whether the picture of the input is paper that can be drawn on.
    void setPaper(bool paper);
    /// In the place of the input's picture, until a null image brings that back.
    void showInstead(const QImage &picture);

    const StageLayout &stageLayout() const { return m_scene.layout; }
    const StageScene &scene() const { return m_scene; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The number under the cursor, named by the step at hand; none when the cursor leaves it.
    void hoverChanged(const std::optional<Selection> &selection);
    /// The user picked a number.
    void picked(const Selection &selection);
    /// While the focus takes changes: the number picked last is dragged, so many pixels up; then it is let
    /// go.
    void dragged(double up);
    void dropped();
    void rangeChanged(UnitPictures::Range range);
    /// A pen on the paper; positions are shares of its sides, 0 … 1 where they lie on it.
    void penWentDown(const QPointF &share, bool eraser);
    void penMoved(const QPointF &share);
    void penWentUp();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void layOut();
    void updatePictures();
    void updateTheme();
    void startFlow();
    void hover(const StageItem &item);
    void showUnit(int unit);
    void describe();
    void showCursor();
    void showInput();
    bool isOnlyLooking() const;
    QRect besideInput() const;
    bool isOnPaper(const QPointF &position) const;
    QPointF shareOfPaper(const QPointF &position) const;
    QString headingTip(const QPointF &position) const;

    StageScene m_scene;
    QVariantAnimation m_flow;
    QPointF m_cursor;
    bool m_isPaper = false;
    bool m_penIsDown = false;
    std::optional<double> m_dragFrom; ///< the height at which a number was picked that can be dragged
    bool m_drags = false;             ///< far enough from there to mean it
    QStringList m_bars;               ///< what the legend said of them last
    QImage m_instead;                 ///< of the input's picture; null for that
    int m_firstUnit = 0;
    int m_wheelAngle = 0; ///< turned since the last row, in eighths of a degree
    bool m_picturesAreGradient = false;
    bool m_showsFocus = false; ///< somebody who came by Tab needs to see it; somebody who clicked does not
    /// What the scene's pictures were made from; held, so that its address stays its own.
    struct Pictured
    {
        std::shared_ptr<const void> source;
        UnitPictures::Shown shown = UnitPictures::Shown::Weights;
        UnitPictures::Range range = UnitPictures::Range::PerUnit;
        int first = 0;
        int count = 0;
        bool operator==(const Pictured &) const = default;
    };
    Pictured m_pictured;
};

} // namespace deltascope
