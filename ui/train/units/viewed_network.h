// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/snapshot.h"

#include <optional>

namespace deltascope {

/// The network whose hidden units are looked at, and where in its run it stands. Immutable.
struct ViewedNetwork
{
    std::uint64_t run = 0;
    /// The epoch that is looked back at; none: the network as it is now.
    std::optional<int> storedEpoch;
    double epochs = 0; ///< that the network has trained for
    bool finite = true;
    std::shared_ptr<const Network<float>> network;
    std::shared_ptr<const Parameters<float>> start; ///< what the run began with
};

/// As it is in snapshot.
ViewedNetwork liveUnits(const std::shared_ptr<const TrainingSnapshot> &snapshot);
/// As it was after an epoch that the run of snapshot keeps.
ViewedNetwork storedUnits(const TrainingSnapshot &snapshot, const EpochCheckpoint &stored);

} // namespace deltascope
