// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/unit_pictures.h"
#include "ui/theme/kept_top.h"
#include "ui/train/units/unit_values.h"
#include "ui/train/units/units_grid.h"

#include <QAbstractScrollArea>

#include <optional>

namespace deltascope {

/// The hidden units as pictures in a scrolling grid. Only those in sight are made and drawn. A click or Enter
/// opens a unit; the arrow keys, Page Up, Page Down, Home and End walk through them in the order shown.
class UnitsGallery : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit UnitsGallery(QWidget *parent = nullptr);

    /// order holds each of the units of values once.
    void show(const UnitValues &values, const std::vector<int> &order);
    void setRange(UnitPictures::Range range);
    /// The selected unit; scrolls to it when it is another one.
    void setSelected(std::optional<int> unit);
    /// A unit that the pointer is on elsewhere.
    void setPointed(std::optional<int> unit);

    const UnitValues &values() const { return m_values; }
    const std::vector<int> &order() const { return m_order; }
    UnitPictures::Range range() const { return m_range; }
    std::optional<int> selected() const { return m_selected; }
    /// The unit under the pointer here.
    std::optional<int> hovered() const { return m_hovered; }
    /// The value at the ends of the colour scale: of all units, or of the one hovered, or else selected.
    /// Nothing when that is not a number, or there is no such unit.
    std::optional<double> ends() const;
    /// The unit that follows so many places after this one; the last, or first, where there is none.
    int unitAfter(int unit, int places) const;
    /// Where a unit's picture is in the viewport, whether in sight or not.
    QRect picture(int unit) const;

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user has moved to this unit.
    void picked(int unit);
    /// The user wants to see it larger.
    void opened(int unit);
    /// The unit under the pointer.
    void hoverChanged(std::optional<int> unit);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void layOut();
    void makePictures();
    void paintUnit(QPainter &painter, int place, const QImage &picture) const;
    void hoverAt(const QPoint &point);
    void hover(std::optional<int> unit);
    FollowedPart rowAt(int y) const;
    void scrollTo(int unit);
    int placeOf(int unit) const;
    int scrolled() const;
    int captionHeight() const;
    void describe();

    UnitValues m_values;
    std::vector<int> m_order;
    UnitPictures::Range m_range = UnitPictures::Range::PerUnit;
    SignedScale m_scale;
    UnitsGrid m_grid;
    std::optional<int> m_selected;
    std::optional<int> m_pointed;
    std::optional<int> m_hovered;
    UnitsGrid::Places m_made;       ///< the places that have pictures
    std::vector<QImage> m_pictures; ///< a null picture for a unit whose values are not all finite
};

} // namespace deltascope
