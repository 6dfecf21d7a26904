// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/resample.h"

#include <QObject>

class QPointF;

namespace deltascope {

class Canvas;
class DrawJob;
class StageView;

/// Makes the input's picture on the stage a second sheet for the same drawing. A stroke lands where the
/// picture shows it: what the network sees is only a part of the paper, and as long as the pen is down the
/// stage keeps to the part that it showed when the pen came down, so that the ink stays under the pen.
class StagePaper : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    StagePaper(StageView *stage, Canvas *canvas, const DrawJob *job, QObject *parent = nullptr);

    /// Whether the Draw job is on screen.
    void setActive(bool active);

private:
    void penDown(const QPointF &share, bool eraser);
    void penMove(const QPointF &share);
    void penUp();
    void showInk();
    QPointF onDrawing(const QPointF &share) const;

    StageView *m_stage;
    Canvas *m_canvas;
    const DrawJob *m_job;
    InkArea m_seen; ///< of the ink, while the pen is down
    bool m_penIsDown = false;
};

} // namespace deltascope
