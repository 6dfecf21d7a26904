// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/run_actions.h"

#include "ui/train/run_list.h"
#include "ui/workbench/workbench.h"

#include <cmath>

namespace deltascope {

void RunActions::again(const RunRecord &record, const TrainingSettings &settings)
{
    QStringList changed;
    for (const Setting setting : differences(firstSettings(record), settings))
        changed << namedSetting(setting, settings);
    const int epochs = static_cast<int>(std::ceil(record.last->epochs));
    const Network<float> network{settings.functions, *record.last->start};
    m_runs.setShown(record.run(), true);
    m_runs.announce(tr("%1, %2").arg(record.name(), changed.join(QStringLiteral(", "))));
    m_workbench.load(network, settings);
    if (epochs > 0)
        m_workbench.trainEpochs(epochs);
    else
        m_workbench.train();
}

TrainingSettings RunActions::firstSettings(const RunRecord &record)
{
    return record.last->settings;
}

bool RunActions::canGoToLast(const RunRecord &record)
{
    return record.last->state != TrainerState::Diverged;
}

void RunActions::goToLast(const RunRecord &record)
{
    const auto last = record.last;
    m_runs.announce(tr("%1, gone on").arg(record.name()));
    m_workbench.load(last->network, last->settings);
}

} // namespace deltascope
