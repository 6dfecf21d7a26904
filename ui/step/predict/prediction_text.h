// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/predict/prediction.h"
#include "ui/workbench/example.h"

#include <QString>

namespace deltascope {

/// The question in the user's language and in the notation.
QString questionOf(const Prediction &asked);
/// "Unit 12": one of the choices. Outputs have the names that the example gives them.
QString choiceOf(const Prediction &asked, int choice, const Example &example);
/// Why the right choice is right, with the numbers of the pass, in the notation.
QString reasonOf(const Prediction &asked);
/// "B": the letter of a choice.
QString letterOf(int choice);

} // namespace deltascope
