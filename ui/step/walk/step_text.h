// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/walk/step_walk.h"

#include <QColor>
#include <QCoreApplication>

namespace deltascope {

/// Where the translations of this folder's texts outside of widgets belong.
struct StepText
{
    Q_DECLARE_TR_FUNCTIONS(Step)
};

/// What is said about a step, translated, with the number of the chosen unit or output in it.
QString stepTitle(StepId step, const SelectedIndices &chosen);
/// One or two sentences of explanation.
QString stepExplanation(const StepWalk &walk);
/// "Backward": the phase that the step belongs to.
QString phaseName(StepId step);
/// "Backward · step 8 of 14".
QString stepCaption(StepId step);
/// "unit 14 of 0 to 29, 3 of 10 arrived": where the walk stands within the step; empty outside.
QString positionText(const StepWalk &walk);
Phase phaseOf(StepId step);
/// The theme's colour of the step's phase.
QColor phaseColour(StepId step);

} // namespace deltascope
