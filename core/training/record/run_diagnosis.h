// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/snapshot.h"

#include <optional>
#include <vector>

namespace deltascope {

/// The mean |φ′| of a layer: small, it lets little of δ through, and the layer learns slowly.
struct LayerSlope
{
    double mean = 0;        ///< of |φ′| over the units and the test images
    double largest = 1;     ///< that |φ′| can be
    bool saturated = false; ///< the mean is below a tenth of it
};

/// Of both layers.
struct LayerSlopes
{
    LayerSlope hidden; ///< of φ′(z¹)
    LayerSlope output; ///< of φ′(z²)
    /// It reads nine in ten images right: units at 0 or 1 because they are right do no harm.
    bool has_learnt = false;
};

/// Of the newest measurement; nothing before it is known.
std::optional<LayerSlopes> layer_slopes(const TrainingSnapshot &snapshot);

/// What goes wrong in a run.
enum class RunFault {
    None,             ///< or too early to tell
    Diverged,         ///< the loss is not finite
    UnitsAlike,       ///< all hidden units compute the same
    OutputsSaturated, ///< the outputs' φ′ is nearly 0, though they are wrong
    HiddenSaturated,  ///< the hidden units' φ′ is nearly 0
    RateTooLarge,     ///< the training loss jumps instead of falling
    RateTooSmall,     ///< it falls, but hardly
    OneLayer,         ///< nothing goes wrong, but linear hidden units make one layer of two
    Stalled           ///< it stays where it is, for none of these reasons
};

/// What goes wrong in a run, from its history and its newest network, and what there is to try.
struct RunDiagnosis
{
    static constexpr int watched_epochs = 3; ///< that a run is judged by

    RunFault fault = RunFault::None; ///< the first that is found
    bool stalled = false;            ///< the training loss has stayed where it is
    double lower_rate = 0;           ///< η to try where the steps are too long
    double higher_rate = 0;          ///< and where they are too short
    /// The best epoch, where the run was far better there, and its network is kept.
    std::optional<EpochRecord> best = {};
    /// The digits that no test image is read as, and those that some are; both empty where that is not known,
    /// or where there are none of the first.
    std::vector<int> unread_digits = {};
    std::vector<int> read_digits = {}; ///< see above
};

/// A run stalls when its training loss has improved by less than a hundredth in three epochs, or has not come
/// a hundredth below its best before them, while it reads fewer than nine in ten training images.
RunDiagnosis diagnose(const TrainingSnapshot &snapshot);

} // namespace deltascope
