// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/step_job.h"

#include "ui/stage/stage_view.h"
#include "ui/step/number_line.h"
#include "ui/step/step_panel.h"
#include "ui/step/term_tools.h"
#include "ui/step/timeline.h"
#include "ui/workbench/workbench.h"

#include <QShortcut>

namespace deltascope {

namespace {
constexpr double flowTime = 320; // milliseconds at speed 1, less than any step is shown
}

StepJob::StepJob(Workbench &workbench, StageView &stage, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_stage(stage)
    , m_misreads(workbench)
    , m_walk(workbench)
    , m_player(m_walk)
    , m_panel(new StepPanel(m_walk, m_player))
    , m_timeline(new Timeline(m_walk, m_player))
{
    addKeys();
    connect(m_panel, &StepPanel::misreadWanted, &m_misreads, [this] {
        m_misreads.showOne(ExampleSource::Test);
        m_stage.setFocus(); // what had it will be hidden
    });
    connect(&m_walk, &StepWalk::passChanged, this, &StepJob::showOnStage);
    connect(&m_walk, &StepWalk::focusChanged, &stage, [this](const StageFocus &focus) {
        if (!m_walk.isActive())
            return;
        m_stage.setFlowTime(m_player.isPlaying() ? qRound(flowTime / m_player.speed()) : 0);
        m_stage.setFocusShown(focus);
    });
    connect(&stage, &StageView::hoverChanged, this, &StepJob::pointAt);
    connect(&stage, &StageView::picked, &m_walk, [this](const Selection &selection) {
        if (m_walk.isActive())
            m_walk.pick(selection);
    });
}

// Window-wide, as long as the timeline is on screen.
void StepJob::addKeys()
{
    const auto add = [this](std::initializer_list<QKeyCombination> keys, auto action) {
        for (const QKeyCombination key : keys) {
            auto *shortcut = new QShortcut(QKeySequence(key), m_timeline);
            connect(shortcut, &QShortcut::activated, &m_walk, action);
        }
    };
    add({Qt::Key_Right, Qt::Key_PageDown}, [this] { m_walk.forward(); });
    add({Qt::Key_Left, Qt::Key_PageUp}, [this] { m_walk.back(); });
    add({Qt::Key_Home}, [this] { m_walk.first(); });
    add({Qt::Key_End}, [this] { m_walk.last(); });
    add({Qt::Key_P}, [this] { m_player.toggle(); });
    add({Qt::SHIFT | Qt::Key_Right, Qt::SHIFT | Qt::Key_PageDown}, [this] { m_walk.nextComponent(); });
    add({Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_PageUp}, [this] { m_walk.previousComponent(); });
    add({Qt::Key_I}, [this] { m_walk.toggleInside(); });
    add({Qt::Key_O}, [this] { m_walk.over(); });
    add({Qt::Key_A}, [this] { m_player.buildUp(); });
    add({Qt::Key_W}, [this] { m_panel->toggleWhy(); });
    add({Qt::Key_N}, [this] { m_panel->nextLine(); });
    auto *copy = new QShortcut(QKeySequence::Copy, m_timeline);
    connect(copy, &QShortcut::activated, m_panel->tools(), &TermTools::copyValue);
}

void StepJob::setActive(bool active)
{
    if (active == m_walk.isActive())
        return;
    if (active)
        return m_walk.activate();
    m_player.pause();
    m_walk.deactivate();
    m_stage.setFocusShown({});
}

void StepJob::showOnStage()
{
    if (m_walk.open())
        m_stage.setContent(m_walk.open()->content);
    else if (m_workbench.content())
        m_stage.setContent(m_workbench.content());
    if (m_walk.isActive())
        m_stage.setFocusShown(m_walk.focus());
}

void StepJob::pointAt(const std::optional<Selection> &number)
{
    if (!m_walk.isActive())
        return;
    m_walk.point(number ? Pointed{symbolOfTerm(number->term), number} : Pointed{});
}

} // namespace deltascope
