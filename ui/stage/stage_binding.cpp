// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_binding.h"

#include "ui/stage/stage_view.h"

namespace deltascope {

StageBinding::StageBinding(StageView &stage)
    : QObject(&stage)
    , m_stage(stage)
{
    connect(&stage, &StageView::hoverChanged, this, [this](const std::optional<Selection> &number) {
        if (m_source)
            m_source->point(number);
    });
    connect(&stage, &StageView::picked, this, [this](const Selection &number) {
        if (m_source)
            m_source->pick(number);
    });
    connect(&stage, &StageView::dragged, this, [this](double up) {
        if (m_source)
            m_source->drag(up);
    });
    connect(&stage, &StageView::dropped, this, [this] {
        if (m_source)
            m_source->dropDragged();
    });
    connect(&stage, &StageView::penWentDown, this, [this](const QPointF &share, bool eraser) {
        if (m_source)
            m_source->penDown(share, eraser);
    });
    connect(&stage, &StageView::penMoved, this, [this](const QPointF &share) {
        if (m_source)
            m_source->penMove(share);
    });
    connect(&stage, &StageView::penWentUp, this, [this] {
        if (m_source)
            m_source->penUp();
    });
}

void StageBinding::bind(StageSource *source)
{
    if (source == m_source)
        return;
    if (m_source) {
        m_source->disconnect(this);
        m_source->point(std::nullopt);
    }
    m_source = source;
    if (!source)
        return;
    connect(source, &StageSource::contentChanged, this, &StageBinding::showContent);
    connect(source, &StageSource::focusChanged, this, &StageBinding::showFocus);
    showContent();
}

// The focus is of this content.
void StageBinding::showContent()
{
    if (auto content = m_source->content())
        m_stage.setContent(std::move(content));
    showFocus();
}

void StageBinding::showFocus()
{
    m_stage.setFlowTime(m_source->flowTime());
    m_stage.setFocusShown(m_source->focus());
}

} // namespace deltascope
