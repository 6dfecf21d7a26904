// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/runs/run_actions.h"

#include "ui/train/runs/run_list.h"
#include "ui/workbench/workbench.h"

#include <cmath>

namespace deltascope {

namespace {
// Of a run whose curves alone are known they are made again from its seed.
Parameters<float> startOf(const RunRecord &record)
{
    const TrainingSettings &first = RunActions::firstSettings(record);
    return record.hasNetwork() ? *record.last->start
                               : initial_parameters(first.hidden_units, first.init, first.seed);
}
} // namespace

void RunActions::again(const RunRecord &record, const TrainingSettings &settings)
{
    QStringList changed;
    for (const Setting setting : differences(firstSettings(record), settings))
        changed << namedSetting(setting, settings);
    const double before = record.last->history->empty() ? 0 : record.last->history->front().epoch;
    const int epochs = static_cast<int>(std::ceil(record.last->epochs - before));
    const Network<float> network{settings.functions, startOf(record)};
    m_runs.setShown(record.run(), true);
    const QString title = tr("%1, %2").arg(record.name(), changed.join(QStringLiteral(", ")));
    m_runs.announce(m_workbench.load(network, settings), {.title = title});
    if (epochs > 0)
        m_workbench.trainEpochs(epochs);
    else
        m_workbench.train();
}

TrainingSettings RunActions::firstSettings(const RunRecord &record)
{
    return record.last->spans().front().settings;
}

bool RunActions::canGoToLast(const RunRecord &record)
{
    return record.hasNetwork() && record.last->state == TrainerState::Paused;
}

void RunActions::goToLast(const RunRecord &record)
{
    const auto last = record.last;
    const QString title = tr("%1, continued").arg(record.name());
    m_runs.announce(m_workbench.load(saved_run(*last)), {.title = title, .copy = true});
}

void RunActions::reopen(const RunRecord &record)
{
    const auto last = record.last;
    m_runs.announce(m_workbench.load(saved_run(*last)), {.title = {}, .continues = record.run()});
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
    SavedRun best = saved_run(*last);
    best.network.parameters = *last->best;
    best.epochs = last->best_epoch;
    best.test_accuracy.reset(); // is of the last network
    best.place.reset();
    best.epoch_seconds = 0;
    const auto isLater = [&best](const auto &point) { return point.epochs > best.epochs; };
    std::erase_if(best.history, [&best](const EpochRecord &epoch) { return epoch.epoch > best.epochs; });
    const TrainingSettings trained = trained_spans(best.changes, best.settings, best.epochs).back().settings;
    std::erase_if(best.changes,
                  [&best](const SettingChange &change) { return change.epochs >= best.epochs; });
    if (!differences(trained, best.settings).empty())
        best.changes.push_back({static_cast<double>(best.epochs), trained, best.settings});
    std::erase_if(best.batch_losses, isLater);
    std::erase_if(best.mid_epoch_tests, isLater);
    const QString title = tr("%1 from epoch %2").arg(record.name()).arg(last->best_epoch);
    m_runs.announce(m_workbench.load(best), {.title = title, .copy = true});
}

} // namespace deltascope
