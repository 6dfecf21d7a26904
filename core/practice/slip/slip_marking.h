// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/slip/slip.h"
#include "core/practice/task.h"

namespace deltascope {

/// What shows whether a step of a pass with a slip follows its rule: one number of the step. Of the update it
/// is a new parameter.
struct SlipEvidence
{
    Entry at;           ///< where shown and by_rule differ most, or else shown and right, or else the largest
    double shown = 0;   ///< in the pass with the slip
    double by_rule = 0; ///< by the rule, from the numbers before it in the pass with the slip
    double right = 0;   ///< in the right pass
};

/// task.pass is the right pass, here and below; step is z1 … db1 or update. Of a matrix the column of the
/// largest δ is looked at. A number that is looked at already is taken before those where more differs, if
/// it shows the same clearly.
SlipEvidence slip_evidence(const Task &task, const Slip &slip, StepId step,
                           const std::optional<Entry> &looked_at = {});

/// What is said to a named slip.
enum class SlipVerdict {
    Right,           ///< step and mistake
    StepRight,       ///< the step, with another mistake
    EarlierDeviates, ///< the step follows from the numbers before it, which are wrong already
    NothingYet       ///< up to this step all is right
};

/// The reply to a named slip.
struct SlipMark
{
    SlipVerdict verdict = SlipVerdict::NothingYet; ///< of the named slip
    SlipEvidence evidence;                         ///< of the named step
    double named_value = 0; ///< of StepRight: what the named mistake gives in the place of evidence.shown
};

/// slip is one of offered_slips() and named one of nameable_slips() of them: then no other than slip itself
/// is right. looked_at as above.
SlipMark mark_slip(const Task &task, const Slip &slip, const Slip &named,
                   const std::optional<Entry> &looked_at = {});

} // namespace deltascope
