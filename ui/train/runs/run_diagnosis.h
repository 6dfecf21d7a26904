// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/record/snapshot.h"

#include <QString>

namespace deltascope {

/// The largest value of |φ′|.
double largestSlope(Activation activation);

/// What the mean |φ′| of the last epoch says about both layers, in one sentence; empty before it is known. A
/// layer is called saturated only while the network reads its training images poorly.
QString saturationText(const TrainingSnapshot &snapshot);

/// Which of the stop rules ended the training, in one sentence; empty when none did.
QString whyStopped(const TrainingSnapshot &snapshot);

/// What goes wrong in a run, from its history and its newest network.
struct Diagnosis
{
    enum class Kind {
        Fine,             ///< or too early to tell
        Diverged,         ///< the loss is not finite
        UnitsAlike,       ///< all hidden units compute the same
        OutputsSaturated, ///< the outputs' φ′ is nearly 0, though they are wrong
        HiddenSaturated,  ///< the hidden units' φ′ is nearly 0
        RateTooLarge,     ///< the training loss jumps instead of falling
        RateTooSmall,     ///< it falls, but hardly
        Stalled           ///< it stays where it is, for none of these reasons
    };
    Kind kind = Kind::Fine;
    QString text; ///< what happened and what to try, in plain sentences; empty when all is fine
};

/// A run stalls when its training loss has improved by less than a hundredth in three epochs, or has not come
/// a hundredth below its best before them, while it reads fewer than nine in ten training images.
Diagnosis diagnose(const TrainingSnapshot &snapshot);

} // namespace deltascope
