// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/evaluation/unit_study.h"
#include "core/training/record/snapshot.h"
#include "ui/train/units/image_strip.h"

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

/// What a hidden unit does with the test images, and of which network that is true.
struct UnitReport
{
    static constexpr std::size_t imagesShown = 10;

    ViewedNetwork of;
    int unit = 0;
    int images = 0;
    double saturated = 0; ///< see UnitStudy
    bool dead = false;
    double low = 0; ///< of the histogram: what the activation can be, or what it is where it has no bounds
    double high = 1;
    std::vector<int> histogram;
    std::vector<ImageStrip::Shown> most;  ///< most excited first
    std::vector<ImageStrip::Shown> least; ///< least excited first
    std::shared_ptr<const Dataset> test;  ///< the images; not null
};

/// Some 10 ms for 10 000 images; may be called on any thread. The parameters of state are finite.
UnitReport studyUnit(const ViewedNetwork &state, const std::shared_ptr<const Dataset> &test, int unit,
                     int parts);

} // namespace deltascope
