// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/stage_source.h"

namespace deltascope {

class Workbench;

/// The present network and example, nothing of them chosen: what the Draw job shows.
class PresentOnStage : public StageSource
{
    Q_OBJECT

public:
    /// The workbench must outlive it.
    explicit PresentOnStage(const Workbench &workbench, QObject *parent = nullptr);

    std::shared_ptr<const StageContent> content() const override;

private:
    const Workbench &m_workbench;
};

} // namespace deltascope
