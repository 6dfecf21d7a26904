// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "core/training/record/history.h"

#include <span>

namespace deltascope {

/// When a run is to stop by itself, at the end of an epoch. 0: that rule is off.
struct StopRules
{
    int epochs = 0;           ///< when the run has that many epochs, those before it was loaded among them
    double test_accuracy = 0; ///< when that is reached, 0 … 1
    int patience = 0;         ///< when the test loss has not been below its lowest for that many epochs

    bool operator==(const StopRules &) const = default;
};

/// Which rule has ended a run.
enum class StopReason { None, Epochs, Accuracy, Patience };

/// Empty when the rules can be kept, otherwise one sentence that says which one cannot, and why.
Message validation_error(const StopRules &rules);

/// The first of the rules, in the order of StopReason, that the end of the last epoch of history meets.
/// Patience counts from the epoch `since` at the earliest. None for an empty history.
StopReason reason_to_stop(const StopRules &rules, std::span<const EpochRecord> history, int since = 0);

} // namespace deltascope
