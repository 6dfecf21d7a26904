// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/present_on_stage.h"

namespace deltascope {

class StepPlayer;
class StepWalk;

/// What the Step job shows on the stage: its pass while there is one, with what the step makes and what is
/// chosen of it; otherwise the present network.
class StepOnStage : public PresentOnStage
{
    Q_OBJECT

public:
    /// All must outlive it.
    StepOnStage(const Workbench &workbench, StepWalk &walk, const StepPlayer &player,
                QObject *parent = nullptr);

    std::shared_ptr<const StageContent> content() const override;
    StageFocus focus() const override;
    int flowTime() const override;
    void point(const std::optional<Selection> &number) override;
    void pick(const Selection &number) override;
    void drag(double up) override;
    void dropDragged() override;
    void penDown(const QPointF &share, bool eraser) override { Q_EMIT penWentDown(share, eraser); }
    void penMove(const QPointF &share) override { Q_EMIT penMoved(share); }
    void penUp() override { Q_EMIT penWentUp(); }

Q_SIGNALS:
    /// On the picture of the input, as StageView tells of it.
    void penWentDown(const QPointF &share, bool eraser);
    void penMoved(const QPointF &share);
    void penWentUp();

private:
    StepWalk &m_walk;
    const StepPlayer &m_player;
};

} // namespace deltascope
