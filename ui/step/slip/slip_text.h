// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/slip/slip_marking.h"
#include "core/practice/slip/slip_training.h"
#include "ui/step/pass/inspected_pass.h"
#include "ui/step/pass/selected_indices.h"

#include <QString>

namespace deltascope {

// What is said of a slip, translated, in the notation.

/// "δ²", "update": a step as it is called in lists.
QString slipStepName(StepId step);
/// "δ²: sign reversed"
QString slipName(const Slip &slip);

/// The reply to a named slip, with the numbers that show it.
QString slipReply(const SlipMark &mark, const Slip &slip, const Functions &functions);
/// The slip, for who has given up.
QString slipShown(const SlipEvidence &evidence, const Slip &slip, const Functions &functions);
/// The hint of a level from 1 to 3: the phase; the number to work out and its rule; the product written out.
/// open is the pass with the slip.
QString slipHint(const InspectedPass &open, const SlipEvidence &evidence, int level);

/// How much room the comparison of two passes has.
enum class SlipTable {
    Wide,
    Narrow, ///< fewer digits
    Stacked ///< and each name above its two numbers
};

/// The chosen number of each term from the slip on: with the slip, and in the right pass.
QString slipComparison(const InspectedPass &slipped, const InspectedPass &right,
                       const SelectedIndices &chosen, SlipTable table);

/// How the two trainings ended, and what becomes of this mistake. Of a single example nothing is said to be
/// read right.
QString slipOutcome(const SlipCurve &slipped, const SlipCurve &right, const Slip &slip,
                    const SlipTraining &training);

} // namespace deltascope
