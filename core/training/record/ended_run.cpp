// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/ended_run.h"

#include <algorithm>
#include <numeric>

namespace deltascope {

MidEpochEvaluation numbers_of(MidEpochEvaluation moment)
{
    moment.test.reset();
    moment.parameters.reset();
    return moment;
}

EndedRun ended_run(const TrainingSnapshot &snapshot)
{
    EndedRun ended;
    ended.end = saved_run(snapshot);
    ended.start = snapshot.start;
    ended.best = snapshot.best;
    ended.best_epoch = snapshot.best_epoch;
    ended.images_seen = snapshot.images_seen;
    ended.images_before = snapshot.images_before;
    if (snapshot.mid_epoch_evaluation)
        ended.mid_epoch = numbers_of(*snapshot.mid_epoch_evaluation);
    ended.diverged = snapshot.state == TrainerState::Diverged;
    if (ended.diverged) {
        ended.end.network.parameters = *snapshot.start;
        ended.end.place.reset();
    }
    return ended;
}

std::shared_ptr<const TrainingSnapshot> ended_snapshot(const EndedRun &ended, std::uint64_t run)
{
    const SavedRun &end = ended.end;
    auto snapshot = std::make_shared<TrainingSnapshot>();
    snapshot->run = run;
    snapshot->state = ended.diverged ? TrainerState::Diverged : TrainerState::Paused;
    snapshot->settings = end.settings;
    snapshot->start = ended.start;
    snapshot->network = end.network;
    snapshot->images_seen = ended.images_seen;
    snapshot->images_before = ended.images_before;
    snapshot->epochs = end.epochs + (end.place ? end.place->epoch_share() : 0);
    snapshot->threads = std::max(1, end.computed_with.threads);
    snapshot->place = end.place;
    snapshot->epoch_seconds = end.epoch_seconds;
    snapshot->seconds =
        std::accumulate(end.history.begin(), end.history.end(), end.epoch_seconds,
                        [](double seconds, const EpochRecord &record) { return seconds + record.seconds; });
    snapshot->history = std::make_shared<const History>(end.history);
    snapshot->batch_losses = std::make_shared<const std::vector<SeriesPoint>>(end.batch_losses);
    snapshot->mid_epoch_tests = std::make_shared<const std::vector<SeriesPoint>>(end.mid_epoch_tests);
    snapshot->best = ended.best;
    snapshot->best_epoch = ended.best_epoch;
    snapshot->changes = std::make_shared<const std::vector<SettingChange>>(end.changes);
    snapshot->mid_epoch_evaluation = ended.mid_epoch;
    snapshot->unmeasured = !ended.mid_epoch && !end.history.empty() && !is_last_record_of_network(end);
    if (ended.diverged)
        snapshot->fault = deltascope::Message::tr("The loss is no longer finite.");
    return snapshot;
}

} // namespace deltascope
