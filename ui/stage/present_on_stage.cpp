// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/present_on_stage.h"

#include "ui/workbench/workbench.h"

namespace deltascope {

PresentOnStage::PresentOnStage(const Workbench &workbench, QObject *parent)
    : StageSource(parent)
    , m_workbench(workbench)
{
    connect(&workbench, &Workbench::contentChanged, this, &StageSource::contentChanged);
}

std::shared_ptr<const StageContent> PresentOnStage::content() const
{
    return m_workbench.content();
}

} // namespace deltascope
