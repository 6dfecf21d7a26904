// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/practice/practice_session.h"
#include "ui/step/walk/step_player.h"
#include "ui/step/walk/step_walk.h"
#include "ui/workbench/misread_finder.h"

#include <functional>

class QAction;
class QKeySequence;
class QWidget;

namespace deltascope {

class StageView;
class StepPanel;
class Timeline;

/// The Step job: its walk, its panel, its timeline and its keys, joined to the stage while it is active. The
/// window places panel() and timeline(), and owns them from then on.
class StepJob : public QObject
{
    Q_OBJECT

public:
    StepJob(Workbench &workbench, StageView &stage, QObject *parent = nullptr);

    StepPanel *panel() const { return m_panel; }
    Timeline *timeline() const { return m_timeline; }
    StepWalk &walk() { return m_walk; }
    PracticeSession &practice() { return m_practice; }
    StepPlayer &player() { return m_player; }
    /// What can be done in the job, with its keys, in groups between separators; disabled while it is not
    /// active.
    const QList<QAction *> &actions() const { return m_actions; }

    /// Active, it decides what the stage shows.
    void setActive(bool active);
    /// The pass's content while there is a pass, otherwise the workbench's.
    void showOnStage();

private:
    void makeActions();
    void addAction(const QString &text, const QList<QKeySequence> &keys, const std::function<void()> &action);
    void addSeparator();
    void pointAt(const std::optional<Selection> &number);

    Workbench &m_workbench;
    StageView &m_stage;
    MisreadFinder m_misreads;
    StepWalk m_walk;
    PracticeSession m_practice{m_walk}; ///< before all that shows the walk
    StepPlayer m_player;
    StepPanel *m_panel = nullptr;
    Timeline *m_timeline = nullptr;
    QList<QAction *> m_actions;
};

} // namespace deltascope
