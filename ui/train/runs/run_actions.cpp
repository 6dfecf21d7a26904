// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs/run_actions.h"

#include "ui/train/runs/run_list.h"
#include "ui/workbench/workbench.h"

#include <cmath>

namespace deltascope {

void RunActions::again(const RunRecord &record, const TrainingSettings &settings)
{
    QStringList changed;
    for (const Setting setting : differences(firstSettings(record), settings))
        changed << namedSetting(setting, settings);
    const double before = record.last->history->empty() ? 0 : record.last->history->front().epoch;
    const int epochs = static_cast<int>(std::ceil(record.last->epochs - before));
    const Network<float> network{settings.functions, *record.last->start};
    m_runs.setShown(record.run(), true);
    m_runs.announce({.title = tr("%1, %2").arg(record.name(), changed.join(QStringLiteral(", ")))});
    m_workbench.load(network, settings);
    if (epochs > 0)
        m_workbench.trainEpochs(epochs);
    else
        m_workbench.train();
}

TrainingSettings RunActions::firstSettings(const RunRecord &record)
{
    const auto &changes = *record.last->changes;
    return changes.empty() ? record.last->settings : changes.front().before;
}

bool RunActions::canGoToLast(const RunRecord &record)
{
    return record.last->state != TrainerState::Diverged;
}

void RunActions::goToLast(const RunRecord &record)
{
    const auto last = record.last;
    m_runs.announce({.title = tr("%1, gone on").arg(record.name()), .copy = true});
    m_workbench.load(last->network, last->settings, *last->history, static_cast<int>(last->epochs));
}

bool RunActions::canGoToBest(const RunRecord &record)
{
    return record.last->best && !record.last->history->empty();
}

bool RunActions::isPastBest(const TrainingSnapshot &snapshot)
{
    return snapshot.best && !snapshot.history->empty() && snapshot.epochs > snapshot.best_epoch;
}

void RunActions::goToBest(const RunRecord &record)
{
    const auto last = record.last;
    std::vector<EpochRecord> history = *last->history;
    std::erase_if(history, [&](const EpochRecord &epoch) { return epoch.epoch > last->best_epoch; });
    m_runs.announce({.title = tr("%1 from epoch %2").arg(record.name()).arg(last->best_epoch), .copy = true});
    m_workbench.load({last->settings.functions, *last->best}, last->settings, history, last->best_epoch);
}

} // namespace deltascope
