// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/present_on_stage.h"

namespace deltascope {

class UnitsPage;

/// What the Train job shows on the stage: what is selected or pointed at in the gallery is so on the stage
/// and the other way round, and an earlier epoch that the gallery looks back at is on the stage too.
class UnitsOnStage : public PresentOnStage
{
    Q_OBJECT

public:
    /// Both must outlive it.
    UnitsOnStage(const Workbench &workbench, UnitsPage &page, QObject *parent = nullptr);

    std::shared_ptr<const StageContent> content() const override;
    StageFocus focus() const override;
    void point(const std::optional<Selection> &number) override;
    void pick(const Selection &number) override;

private:
    UnitsPage &m_page;
    std::optional<int> m_hovered; ///< on the page
};

} // namespace deltascope
