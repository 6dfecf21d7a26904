// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/batch/example_batch.h"
#include "ui/step/panel/step_on_stage.h"
#include "ui/step/practice/practice_session.h"
#include "ui/step/predict/predict_session.h"
#include "ui/step/slip/slip_session.h"
#include "ui/step/walk/step_player.h"
#include "ui/step/walk/step_walk.h"
#include "ui/step/whatif/pixel_brush.h"
#include "ui/step/whatif/what_if.h"
#include "ui/workbench/misread_finder.h"

#include <functional>

class QAction;
class QKeySequence;
class QWidget;

namespace deltascope {

class StepPanel;
class Timeline;

/// The Step job: its walk, its panel, its timeline, its keys and what it shows on the stage. The window
/// places panel() and timeline(), and owns them from then on.
class StepJob : public QObject
{
    Q_OBJECT

public:
    explicit StepJob(Workbench &workbench, QObject *parent = nullptr);

    StepPanel *panel() const { return m_panel; }
    Timeline *timeline() const { return m_timeline; }
    StepWalk &walk() { return m_walk; }
    PracticeSession &practice() { return m_practice; }
    PredictSession &predict() { return m_predict; }
    WhatIf &whatIf() { return m_whatIf; }
    SlipSession &slip() { return m_slip; }
    ExampleBatch &batch() { return m_batch; }
    StepPlayer &player() { return m_player; }
    StageSource &onStage() { return m_onStage; }
    /// What can be done in the job, with its keys, in groups between separators; disabled while it is not
    /// active, but for Predict first, which is about Train too.
    const QList<QAction *> &actions() const { return m_actions; }

    /// Only while it is active there is a pass.
    void setActive(bool active);

Q_SIGNALS:
    /// What has the keys will be hidden, or is done with.
    void keysGivenUp();

private:
    void makeActions();
    void addPredictAction();
    void connectWhatIf();
    void connectPredict();
    void showTraining();
    QAction *addAction(const QString &text, const QList<QKeySequence> &keys,
                       const std::function<void()> &action);
    void addSeparator();
    void copy();

    MisreadFinder m_misreads;
    StepWalk m_walk;
    PracticeSession m_practice{m_walk}; ///< before all that shows the walk
    PredictSession m_predict{m_walk};   ///< likewise
    WhatIf m_whatIf;
    ExampleBatch m_batch{m_walk};
    PixelBrush m_brush;
    SlipSession m_slip{m_walk, m_practice, m_whatIf};
    StepPlayer m_player;
    StepOnStage m_onStage;
    StepPanel *m_panel = nullptr;
    Timeline *m_timeline = nullptr;
    QList<QAction *> m_actions;
    QAction *m_predictAction = nullptr;
    QList<QAction *> m_whatIfActions; ///< of these, not in the student's turn
};

} // namespace deltascope
