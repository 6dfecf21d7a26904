// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/stage_focus.h"
#include "ui/workbench/stage_content.h"

#include <QObject>
#include <QPointF>

namespace deltascope {

/// What one job shows on the stage, and what it makes of the user's pointing there. A StageBinding shows one
/// source at a time; no job gives the stage anything itself.
class StageSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Null while there is nothing: the stage keeps what it shows.
    virtual std::shared_ptr<const StageContent> content() const = 0;
    virtual StageFocus focus() const { return {}; }
    /// As StageView::setFlowTime() takes it.
    virtual int flowTime() const { return 0; }
    /// The number under the cursor; none when the cursor leaves it, or the stage shows another source.
    virtual void point(const std::optional<Selection> & /*number*/) {}
    /// The user picked a number.
    virtual void pick(const Selection & /*number*/) {}
    /// While the focus takes changes: the picked number is dragged, so many pixels up from where it was
    /// picked; in the end it is let go.
    virtual void drag(double /*up*/) {}
    virtual void dropDragged() {}
    /// A pen on the picture of the input, as StageView tells of it.
    virtual void penDown(const QPointF & /*share*/, bool /*eraser*/) {}
    virtual void penMove(const QPointF & /*share*/) {}
    virtual void penUp() {}

Q_SIGNALS:
    void contentChanged();
    void focusChanged();
};

} // namespace deltascope
