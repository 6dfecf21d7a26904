// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/check/nudged_number.h"

#include "ui/step/pass/term_values.h"

#include <algorithm>

namespace deltascope {

namespace {
// What is moved, for its derivative.
Selection movedFor(const Selection &derivative)
{
    switch (derivative.term) {
    case Term::delta1:
        return {Term::z1, derivative.row};
    case Term::delta2:
        return {Term::z2, derivative.row};
    default:
        return parameterOf(derivative);
    }
}
} // namespace

Selection nudgedNumber(const StepWalk &walk)
{
    const Selection moved = movedFor(walk.selection());
    return std::ranges::find(nudged_terms, moved.term) == nudged_terms.end() ? walk.parameter() : moved;
}

Selection derivativeBy(const Selection &nudged)
{
    switch (nudged.term) {
    case Term::z1:
        return {Term::delta1, nudged.row};
    case Term::z2:
        return {Term::delta2, nudged.row};
    default:
        return gradientOf(nudged);
    }
}

} // namespace deltascope
