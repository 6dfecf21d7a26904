// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/record/snapshot.h"

#include <cmath>

namespace deltascope {

namespace {
bool are_all_there(const TrainingSnapshot &snapshot)
{
    return snapshot.start && snapshot.history && snapshot.batch_losses && snapshot.mid_epoch_tests &&
           snapshot.stored && snapshot.changes;
}

std::string broken_by_epochs(const TrainingSnapshot &snapshot)
{
    const int whole = static_cast<int>(std::floor(snapshot.epochs));
    if (!snapshot.history->empty() && snapshot.history->back().epoch > whole && snapshot.fault.empty())
        return "the history is ahead of the epochs";
    if (snapshot.best && snapshot.history->empty())
        return "the best epoch has no record";
    if (snapshot.end_epoch && *snapshot.end_epoch < whole)
        return "the end lies behind";
    if (snapshot.place && snapshot.place->epoch_position != 0 && snapshot.epochs == whole)
        return "the place is within an epoch that has ended";
    return {};
}
} // namespace

std::string broken_promise(const TrainingSnapshot &snapshot)
{
    if (!are_all_there(snapshot))
        return "a part is missing";
    if (snapshot.run == 0 || snapshot.images_seen < 0 || snapshot.images_before < 0)
        return "a number is out of range";
    if ((snapshot.state == TrainerState::Diverged) == snapshot.fault.empty())
        return "there is a fault when it has diverged, and only then";
    if (snapshot.settings.hidden_units != snapshot.network.hidden_units() ||
        snapshot.settings.functions != snapshot.network.functions)
        return "the settings are of another network";
    if (static_cast<bool>(snapshot.test) != static_cast<bool>(snapshot.evaluated_parameters))
        return "a test goes with the parameters that it is of";
    return broken_by_epochs(snapshot);
}

} // namespace deltascope
