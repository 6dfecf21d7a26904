// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/viewed_network.h"

namespace deltascope {

ViewedNetwork liveUnits(const std::shared_ptr<const TrainingSnapshot> &snapshot)
{
    return {.run = snapshot->run,
            .storedEpoch = {},
            .epochs = snapshot->epochs,
            .finite = snapshot->state != TrainerState::Diverged || snapshot->network.parameters.all_finite(),
            .network = {snapshot, &snapshot->network},
            .start = snapshot->start};
}

ViewedNetwork storedUnits(const TrainingSnapshot &snapshot, const EpochCheckpoint &stored)
{
    return {.run = snapshot.run,
            .storedEpoch = stored.epoch,
            .epochs = static_cast<double>(stored.epoch),
            .finite = stored.parameters->all_finite(),
            .network = std::make_shared<const Network<float>>(
                Network<float>{snapshot.settings.functions, *stored.parameters}),
            .start = snapshot.start};
}

} // namespace deltascope
