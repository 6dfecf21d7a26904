// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/descent/settings.h"

#include <span>
#include <vector>

namespace deltascope {

/// What was changed in a run, and when.
struct SettingChange
{
    double epochs = 0;       ///< as in the snapshot of that moment
    TrainingSettings before; ///< all of them until then
    TrainingSettings after;  ///< all of them from then on

    bool operator==(const SettingChange &) const = default;
};

/// A part of a run that was trained with these settings.
struct TrainedSpan
{
    double from = 0;           ///< in epochs; until the next span, or the present
    TrainingSettings settings; ///< of all its batches
};

/// What each part of a run up to `epochs` was trained with: changes in their order, none of which is later
/// than epochs; settings, those of the present. A change that no image has been trained with has no part.
/// At least one span; the settings of the first are those that the run began with.
std::vector<TrainedSpan> trained_spans(std::span<const SettingChange> changes,
                                       const TrainingSettings &settings, double epochs);

} // namespace deltascope
