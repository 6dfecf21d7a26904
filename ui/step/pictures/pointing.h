// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/numbers/worked_equation.h"
#include "ui/step/walk/step_walk.h"

#include <QWidget>

class QPainter;

namespace deltascope {

/// A widget in which numbers of the pass are drawn: what the cursor is on is pointed at, and a click picks
/// it. Where the walk takes changes, a number can be dragged up and down.
class PointingWidget : public QWidget
{
public:
    explicit PointingWidget(StepWalk &walk, QWidget *parent = nullptr);

protected:
    StepWalk &walk() const { return m_walk; }
    /// What is drawn at this place of the widget; empty where nothing can be pointed at.
    virtual Pointed whatIsAt(const QPointF &position) const = 0;

    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    StepWalk &m_walk;
    std::optional<double> m_dragFrom; ///< the height at which a number was picked that can be dragged
    bool m_drags = false;             ///< far enough from there to mean it
};

/// Whether a token stands for what is pointed at.
bool isPointedAt(const Token &token, const Pointed &pointed);

/// Draws the ground of a token that is pointed at or selected.
void paintTokenGround(QPainter &painter, const QRectF &box, const Token &token, const StepWalk &walk);

/// Draws the token itself.
void paintToken(QPainter &painter, const QPointF &baseline, const Token &token, const QFont &font);

/// Advance width of the token.
double tokenWidth(const Token &token, const QFont &font);

} // namespace deltascope
