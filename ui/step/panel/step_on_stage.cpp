// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/step_on_stage.h"

#include "ui/step/numbers/worked_equation.h"
#include "ui/step/walk/step_player.h"
#include "ui/step/walk/step_walk.h"

namespace deltascope {

namespace {
constexpr double flowTimeAtSpeed1 = 320; // milliseconds, less than any step is shown
}

StepOnStage::StepOnStage(const Workbench &workbench, StepWalk &walk, const StepPlayer &player,
                         QObject *parent)
    : PresentOnStage(workbench, parent)
    , m_walk(walk)
    , m_player(player)
{
    connect(&walk, &StepWalk::passChanged, this, &StageSource::contentChanged);
    connect(&walk, &StepWalk::focusChanged, this, &StageSource::focusChanged);
}

std::shared_ptr<const StageContent> StepOnStage::content() const
{
    return m_walk.open() ? m_walk.open()->content : PresentOnStage::content();
}

StageFocus StepOnStage::focus() const
{
    return m_walk.isActive() ? m_walk.focus() : StageFocus{};
}

int StepOnStage::flowTime() const
{
    return m_player.isPlaying() ? qRound(flowTimeAtSpeed1 / m_player.speed()) : 0;
}

void StepOnStage::point(const std::optional<Selection> &number)
{
    m_walk.point(number ? Pointed{symbolOfTerm(number->term), number} : Pointed{});
}

void StepOnStage::pick(const Selection &number)
{
    m_walk.pick(number);
}

void StepOnStage::drag(double up)
{
    m_walk.drag(up);
}

void StepOnStage::dropDragged()
{
    m_walk.dropDragged();
}

} // namespace deltascope
