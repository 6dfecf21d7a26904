// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/equations/equation_layout.h"

namespace deltascope {

class EquationLibrary;
class StepWalk;

/// What an EquationView is given of a step.
struct StepEquations
{
    EquationPictures pictures;
    QList<SizesUnder> sizes; ///< one for each picture; empty where none are shown
};

/// Of the step where the walk stands, whose pass is open: all forms, the vector form with the sizes of its
/// factors, or that form alone, without. Of the update's those of the parameter that is chosen.
StepEquations equationsOf(EquationLibrary &library, const StepWalk &walk, bool full);

} // namespace deltascope
