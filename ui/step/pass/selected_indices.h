// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workbench/selection.h"

namespace deltascope {

/// The pixel, hidden unit, output and parameter that stay chosen from step to step: they say which number of
/// each term is looked at.
struct SelectedIndices
{
    int pixel = 0;
    int unit = 0;
    int output = 0;
    Term parameter = Term::W2; ///< that the update is shown for: W1, b1, W2 or b2

    bool operator==(const SelectedIndices &) const = default;

    /// Takes over the indices of a number of any term.
    void choose(const Selection &number);
    /// The number of this term.
    Selection numberOf(Term term) const;
    /// The index along an axis; 0 where there is none.
    int along(Axis axis) const;
    /// The term that the step makes; of the update, the parameter that is shown.
    Term madeBy(StepId step) const;
    /// The parameter whose gradient belongs to the step.
    Selection parameterAt(StepId step) const;

    /// Which of the components of the step is chosen, see WalkPosition; chooseComponent() is its inverse.
    int componentOf(StepId step) const;
    void chooseComponent(StepId step, int component);

private:
    void choose(Axis axis, int index);
};

} // namespace deltascope
