// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/stage_paper.h"

#include "ui/draw/canvas.h"
#include "ui/draw/draw_job.h"
#include "ui/pictures/ink_picture.h"
#include "ui/stage/stage_view.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace deltascope {

StagePaper::StagePaper(StageView *stage, Canvas *canvas, const DrawJob *job, QObject *parent)
    : QObject(parent)
    , m_stage(stage)
    , m_canvas(canvas)
    , m_job(job)
{
    connect(stage, &StageView::penWentDown, this, &StagePaper::penDown);
    connect(stage, &StageView::penMoved, this, &StagePaper::penMove);
    connect(stage, &StageView::penWentUp, this, &StagePaper::penUp);
}

void StagePaper::setActive(bool active)
{
    if (!active && m_penIsDown)
        penUp();
    m_stage->setPaper(active);
}

void StagePaper::penDown(const QPointF &share, bool eraser)
{
    m_seen = m_job->seen();
    m_penIsDown = true;
    const QPointF point = onDrawing(share);
    m_canvas->penDown({point.x(), point.y(), 1}, eraser || m_canvas->erasing());
    showInk();
}

void StagePaper::penMove(const QPointF &share)
{
    if (!m_penIsDown)
        return;
    const QPointF point = onDrawing(share);
    m_canvas->penMove({point.x(), point.y(), 1});
    showInk();
}

void StagePaper::penUp()
{
    m_penIsDown = false;
    m_canvas->endStroke();
    m_stage->showInstead({});
}

QPointF StagePaper::onDrawing(const QPointF &share) const
{
    const double unit = drawing_side / m_canvas->ink().width;
    return QPointF(m_seen.left + share.x() * m_seen.width, m_seen.top + share.y() * m_seen.height) * unit;
}

// What lies beyond the paper cannot be drawn on and does not look like paper.
void StagePaper::showInk()
{
    const int side = qCeil(m_stage->stageLayout().input().width() * m_stage->devicePixelRatioF());
    QImage picture(side, side, QImage::Format_RGB32);
    picture.fill(colours().window);
    const Ink &ink = m_canvas->ink();
    const double scale = side / m_seen.width;
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(
        QRectF(-m_seen.left * scale, -m_seen.top * scale, ink.width * scale, ink.height * scale),
        pictureOf(ink));
    painter.end();
    m_stage->showInstead(picture);
}

} // namespace deltascope
