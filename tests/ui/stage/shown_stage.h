// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/stage/contents.h"
#include "ui/stage/stage_view.h"
#include "ui/theme/theme.h"

#include <QTest>
#include <QWheelEvent>

#include <memory>

namespace deltascope {

inline constexpr QSize stageSize(900, 640);

/// A stage on screen, in the light theme, with a pass of 30 units on it.
inline std::unique_ptr<StageView> shownStage()
{
    Theme::instance().setMode(Theme::Mode::Light);
    auto view = std::make_unique<StageView>();
    view->resize(stageSize);
    view->setContent(backward_content(30, 1));
    view->show();
    return QTest::qWaitForWindowExposed(view.get()) ? std::move(view) : nullptr;
}

inline QImage pictureOf(StageView &view)
{
    return view.grab().toImage();
}

inline void hover(StageView &view, const QPointF &at)
{
    QMouseEvent move(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(&view, &move);
}

inline void turnWheel(StageView &view, const QPoint &angle)
{
    const QPointF at = view.rect().center();
    QWheelEvent event(at, view.mapToGlobal(at), {}, angle, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &event);
}

/// A point of each kind of thing on the stage, within one pixel of the pictures.
inline QPointF onPixel(const StageView &view)
{
    return view.stageLayout().input().topLeft() + QPointF(3, 3);
}
inline QPointF onUnit(const StageView &view, int unit)
{
    return view.stageLayout().tile(unit).topLeft() + QPointF(1, 1);
}
inline QPointF onOutput(const StageView &view, int output)
{
    return view.stageLayout().outputRow(output).center();
}

} // namespace deltascope
