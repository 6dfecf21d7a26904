// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/pass/inspected_pass.h"
#include "ui/step/pass/selected_indices.h"
#include "ui/step/pass/walk_position.h"

#include <QColor>
#include <QCoreApplication>

namespace deltascope {

/// Where the translations of this folder's texts outside of widgets belong.
struct StepText
{
    Q_DECLARE_TR_FUNCTIONS(deltascope::StepText)
};

/// What is said about a step, translated, with the number of the chosen unit or output in it.
QString stepTitle(StepId step, const SelectedIndices &chosen);
/// One or two sentences of explanation of where a walk through that pass stands.
QString stepExplanation(const InspectedPass &open, const WalkPosition &position,
                        const SelectedIndices &chosen);
/// The same while numbers of the step are hidden, where it would tell them; otherwise empty.
QString explanationOfHidden(StepId step, const SelectedIndices &chosen);
/// "Backward": the phase that the step belongs to.
QString phaseName(StepId step);
/// "Backward · step 8 of 14".
QString stepCaption(StepId step);
/// "unit 14 of 0 to 29, 3 of 10 arrived": where a walk stands within the step; empty outside.
QString positionText(const WalkPosition &position, const Sizes &sizes, const SelectedIndices &chosen);
/// The theme's colour of the step's phase.
QColor phaseColour(StepId step);

} // namespace deltascope
